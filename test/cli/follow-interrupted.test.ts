import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ExitError } from '../../src/cli/errors.ts';
import { relateWorld } from './relate-world.ts';

const people = ['a', 'b', 'c', 'd'].map(name => `${name}@away.example`);

describe('a follow that was interrupted', () => {
  it('finishes the one in flight, says how to go on, and goes on there', async t => {
    const { away, folder, run, writes } = await relateWorld(t);
    for (const address of people) away.account(address.split('@')[0] ?? '');
    const cwd = await folder(
      t,
      people.map(address => `${address},yes`),
    );
    const interruption = new AbortController();
    const first = await run(cwd, ['follow', 'matches.csv', '-y', '-v'], {
      signal: interruption.signal,
      onStderr: text => {
        if (text.includes('b@away.example: followed') && !interruption.signal.aborted)
          interruption.abort(new ExitError(130, 'Interrupted: run the same command again to continue'));
      },
    });
    assert.equal(first.code, 130, first.stderr);
    assert.match(first.stderr, /error: Interrupted: run the same command again/);
    assert.match(first.stdout, /people left\.$|person left\.$/m);
    const before = writes();
    assert.ok(before.length < people.length);

    const second = await run(cwd, ['follow', 'matches.csv', '-y']);
    assert.equal(second.code, 0, second.stderr);
    const left = people.length - before.length;
    assert.match(
      second.stderr,
      new RegExp(`^Resuming: ${before.length} done, 0 failed, ${left} left\\.$`, 'm'),
    );
    assert.deepEqual(
      writes(),
      people.map(address => `follow ${address}`),
    );
  });
});
