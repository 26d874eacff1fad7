import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ExitError } from '../../src/cli/errors.ts';
import type { MainOptions } from '../support/run-main.ts';
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

for (const { title, argv, options, said } of [
  { title: 'says at once what it finishes first', argv: [], options: {}, said: true },
  { title: 'says so beside its spinner', argv: [], options: { terminal: true }, said: true },
  { title: 'says nothing of it with --quiet', argv: ['--quiet'], options: {}, said: false },
  { title: 'says nothing of it with --json', argv: ['--json'], options: {}, said: false },
] satisfies { title: string; argv: string[]; options: Partial<MainOptions>; said: boolean }[]) {
  it(`a run that is interrupted while a post is under way ${title}`, async t => {
    const { run, home, texts } = await postWorld(t);
    const interruption = new AbortController();
    const gate = home.hold('/api/v1/statuses');
    const line = /^.*Finishing the post under way first; Ctrl-C once more stops at once\.$/m;
    const seen: string[] = [];
    const running = run(['post', 'twitter.zip', '--was-public', '-y', ...argv], {
      signal: interruption.signal,
      onStderr: text => seen.push(text),
      ...options,
    });
    await gate.arrivals(1);
    interruption.abort(new ExitError(130, 'Interrupted: run the same command again to continue'));
    await new Promise(setImmediate);
    assert.equal(line.test(seen.at(-1) ?? ''), said, seen.at(-1));
    gate.open();
    const { code, stdout, stderr } = await running;
    assert.equal(code, 130, stderr);
    assert.equal(stderr.match(new RegExp(line, 'gm'))?.length ?? 0, said ? 1 : 0);
    assert.doesNotMatch(stdout, line);
    assert.equal(texts().length, 1);
  });
}
