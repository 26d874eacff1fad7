import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { codeOf, pathOf, systemReason } from '../../src/files/reason.ts';

test('an error of the system is said in words, with its path', async () => {
  const error: unknown = await readFile('/nowhere/at/all').catch((thrown: unknown) => thrown);
  assert.equal(codeOf(error), 'ENOENT');
  assert.equal(pathOf(error), '/nowhere/at/all');
  assert.equal(systemReason(error), 'there is no such file or folder');
});

test('a code that nobody explained is named', () => {
  const error = Object.assign(new Error('EWEIRD: strange'), { code: 'EWEIRD' });
  assert.equal(systemReason(error), 'the system says EWEIRD');
});

test('what is no error of the system speaks for itself', () => {
  const ofNode = Object.assign(new Error('No such option'), { code: 'ERR_INVALID_ARG_VALUE' });
  assert.equal(codeOf(ofNode), undefined);
  assert.equal(systemReason(ofNode), 'No such option');
  assert.equal(systemReason('just so'), 'just so');
  assert.equal(pathOf(ofNode), null);
});
