import assert from 'node:assert/strict';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { ExitError } from '../../src/cli/errors.ts';
import { fail } from '../../src/cli/failure.ts';
import { Terminal } from '../../src/cli/terminal.ts';
import { UnreachableError } from '../../src/http/errors.ts';
import { TemporaryError } from '../../src/mastodon/errors.ts';
import type { ErrorLine, ProblemLine } from '../../src/report/published-types.ts';
import { SampleArchive } from '../support/archive.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { writeZip } from '../support/zip.ts';

/** What scripts may build on; `satisfies` keeps it the published type. */
const Failure = v.strictObject({
  type: v.literal('error'),
  exit_code: v.picklist([1, 2, 3, 4, 5, 11, 130, 143]),
  message: v.pipe(v.string(), v.minLength(10)),
  retry_at: v.exactOptional(v.nullable(v.pipe(v.string(), v.isoTimestamp()))),
}) satisfies v.GenericSchema<ErrorLine>;

const Problem = v.strictObject({
  type: v.literal('problem'),
  file: v.string(),
  what: v.string(),
}) satisfies v.GenericSchema<ProblemLine>;

const Line = v.union([Failure, Problem]);

function linesOf(stderr: string): v.InferOutput<typeof Line>[] {
  return stderr
    .trim()
    .split('\n')
    .filter(line => line !== '')
    .map(line => v.parse(Line, JSON.parse(line)));
}

describe('what --json writes to stderr', () => {
  const failures: readonly [readonly string[], ErrorLine['exit_code']][] = [
    [['inspect', 'none.zip'], 1],
    [['find', 'none.zip', '--max-age', 'soon'], 2],
    [['help', 'fnd'], 2],
    [['follow', 'twitter.zip', '-n'], 4],
    [['status'], 1],
  ];
  for (const [argv, code] of failures) {
    it(`is one line of the published type: oxpecker ${argv.join(' ')}`, async t => {
      const cwd = await temporaryFolder(t);
      const entries = Array.from(new SampleArchive().files(), ([name, data]) => ({ name, data }));
      await writeZip(join(cwd, 'twitter.zip'), entries);
      const run = await runCli(argv, { cwd, env: { OXPECKER_JSON: '1' } });
      assert.equal(run.code, code, run.stderr);
      const [line, ...others] = linesOf(run.stderr);
      assert.deepEqual([line?.type === 'error' && line.exit_code, others], [code, []]);
    });
  }

  it('has a line for each damaged file', async t => {
    const cwd = await temporaryFolder(t);
    const sample = new SampleArchive().relation('following', '11', '12').tweet({ text: 'good morning' });
    const entries = Array.from(sample.files(), ([name, data]) => ({
      name,
      data,
      options: { wrongCrc: name === 'data/following.js' },
    }));
    await writeZip(join(cwd, 'twitter.zip'), entries);
    for (const argv of [
      ['find', 'twitter.zip', '--no-lookup'],
      ['inspect', 'twitter.zip'],
    ]) {
      const { code, stderr } = await runCli([...argv, '--json'], { cwd });
      const files = linesOf(stderr).map(line => line.type === 'problem' && line.file);
      assert.deepEqual([code, files], [3, ['data/following.js']]);
    }
  });

  it('has one for damaged tweets of alt-text, which says them in words without --json', async t => {
    const cwd = await temporaryFolder(t);
    const entries = Array.from(new SampleArchive().tweet({ text: 'hi' }).files(), ([name, data]) => ({
      name,
      data,
      options: { wrongCrc: name === 'data/tweets.js' },
    }));
    await writeZip(join(cwd, 'twitter.zip'), entries);
    const { code, stderr } = await runCli(['alt-text', 'twitter.zip', '--json'], { cwd });
    const files = linesOf(stderr).map(line => line.type === 'problem' && line.file);
    assert.deepEqual([code, files], [3, ['data/tweets.js']]);
    const shown = await runCli(['alt-text', 'twitter.zip'], { cwd });
    assert.match(shown.stderr, /^1 problem; everything else was read:\n {2}data\/tweets\.js /m);
  });

  it('ends with the error, on a terminal with --verbose too', () => {
    const stderr = Object.assign(new PassThrough(), { isTTY: true });
    const options = { env: {}, json: true, quiet: false, verbose: true, color: undefined };
    const error = new Error('Not so at all.', { cause: new TypeError('x is not a function') });
    fail(error, new AbortController().signal, new Terminal({ ...options, stdout: stderr, stderr }));
    const lines = String(stderr.read()).trim().split('\n');
    assert.ok(lines.length > 1);
    assert.equal(linesOf(lines.at(-1) ?? '').length, 1);
  });

  for (const error of [
    new UnreachableError('timeout', 'no answer within 20 s'),
    new ExitError(5, 'Later.....'),
    new TemporaryError('Later.....', Date.UTC(2026, 0, 2)),
    new TemporaryError('Later.....', null),
    new ExitError(5, 'Later.....', { retry_at: '2026-01-02T00:00:00.000Z' }),
    new TypeError('x is not a function'),
    Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: '/a' }),
  ]) {
    it(`fits for ${String(error)}`, () => {
      const stderr = new PassThrough();
      const options = { env: {}, json: true, quiet: false, verbose: false, color: undefined };
      fail(error, new AbortController().signal, new Terminal({ ...options, stdout: stderr, stderr }));
      const [line, ...others] = linesOf(String(stderr.read()));
      assert.ok(line?.type === 'error' && others.length === 0);
      assert.equal('retry_at' in line, line.exit_code === 5);
    });
  }
});
