import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ExitError } from '../../src/cli/errors.ts';
import { stopAtSignals } from '../../src/cli/signals.ts';

test('the first signal asks the run to end; its echo does nothing, however late; the next one ends it', async () => {
  const interruption = new AbortController();
  const from = new EventEmitter();
  const exits: number[] = [];
  stopAtSignals(interruption, from, code => exits.push(code));
  from.emit('SIGTERM');
  assert.ok(interruption.signal.reason instanceof ExitError);
  assert.equal(interruption.signal.reason.code, 143);
  // The process does not get to run for a while.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 80);
  from.emit('SIGTERM');
  assert.deepEqual(exits, []);
  while (exits.length === 0) {
    await sleep(10);
    from.emit('SIGINT');
  }
  assert.deepEqual(exits, [130]);
});
