import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exitCodeOf } from '../../src/cli/commands/doctor-exit-code.ts';
import { broken, ok, warning } from '../../src/report/doctor-check.ts';

test('doctor ends with the exit code of what is broken, where it is of one kind', () => {
  const fine = [ok('node', 'x'), warning('disk', 'x')];
  const login = broken('token', 'x', null, 'login');
  const network = broken('server', 'x', null, 'network');
  assert.equal(exitCodeOf(fine), 0);
  assert.equal(exitCodeOf([...fine, login, login]), 4);
  assert.equal(exitCodeOf([network]), 5);
  assert.equal(exitCodeOf([broken('journal', 'x')]), 1);
  assert.equal(exitCodeOf([login, network]), 1);
});
