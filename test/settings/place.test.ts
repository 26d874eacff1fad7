import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsFolder } from '../../src/settings/place.ts';

test('a variable that is set to nothing names no folder', () => {
  assert.equal(settingsFolder('/somewhere'), '/somewhere');
  assert.equal(settingsFolder(''), settingsFolder(undefined));
  assert.match(settingsFolder(undefined), /oxpecker/);
});
