import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ExitError } from '../../src/cli/errors.ts';
import { postWorld } from './post-world.ts';

it('an interrupted run says how to go on, and does', async t => {
  const { run, post, texts } = await postWorld(t);
  const interruption = new AbortController();
  const first = await run(['post', 'twitter.zip', '--was-public', '-y', '-v'], {
    signal: interruption.signal,
    onStderr: text => {
      if (/^199000000000000001: http/m.test(text) && !interruption.signal.aborted)
        interruption.abort(new ExitError(130, 'Interrupted: run the same command again to continue'));
    },
  });
  assert.equal(first.code, 130, first.stderr);
  assert.match(first.stdout, /^1 tweet posted as .*\n.*\n2 tweets left\.\n$/);
  assert.match(first.stderr, /error: Interrupted: run the same command again/);
  assert.equal(texts().length, 1);
  assert.equal((await post()).code, 0);
  assert.equal(texts().length, 3);
});
