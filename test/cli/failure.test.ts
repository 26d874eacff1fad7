import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { ExitError } from '../../src/cli/errors.ts';
import { fail } from '../../src/cli/failure.ts';
import { Terminal } from '../../src/cli/terminal.ts';
import { GuardError, UnreachableError } from '../../src/http/errors.ts';
import { ApiError, LoginError, NotAServerError, TemporaryError } from '../../src/mastodon/errors.ts';

/** How a run ends that an error ended. */
function end(error: unknown, wants: { json: boolean; verbose: boolean }) {
  const stderr = new PassThrough();
  const options = { env: {}, quiet: false, color: undefined, ...wants };
  const terminal = new Terminal({ ...options, stdout: new PassThrough(), stderr });
  const code = fail(error, new AbortController().signal, terminal);
  return { code, text: String(stderr.read()) };
}

function ended(error: unknown) {
  const { code, text } = end(error, { json: true, verbose: false });
  return { code, said: JSON.parse(text) };
}

function written(error: unknown, wants: { verbose: boolean }): string {
  return end(error, { json: false, ...wants }).text;
}

describe('an error that ends a run', () => {
  const cases = [
    [new LoginError('Log in.'), 4, /^Log in\.$/],
    [
      Object.assign(new Error('EROFS: read-only file system, open'), { code: 'EROFS', path: '/a/b.json' }),
      1,
      /^\/a\/b\.json cannot be used \(that disk can only be read\): see to that, then run the same command again$/,
    ],
    [
      Object.assign(new Error('listen EADDRNOTAVAIL: 10.1.2.3'), {
        code: 'EADDRNOTAVAIL',
        syscall: 'listen',
      }),
      1,
      /^The system refused something \(the system says EADDRNOTAVAIL; listen EADDRNOTAVAIL: 10\.1\.2\.3\): see/,
    ],
    [
      Object.assign(new Error('ENOSPC: no space, write'), { code: 'ENOSPC', syscall: 'write' }),
      1,
      /^The system refused something \(the disk is full; ENOSPC: no space, write\): see to that/,
    ],
    [new NotAServerError('There is no a.example.'), 1, /^There is no a\.example\.$/],
    [new TemporaryError('Later.', null), 5, /^Later\.$/],
    [
      new UnreachableError('timeout', 'no answer within 20 s'),
      5,
      /usable answer \(no answer within 20 s\): run/,
    ],
    [
      new GuardError('it redirects'),
      1,
      /^Your server was not asked: it redirects\. Look how its name is spelled/,
    ],
    [
      new ApiError(404, '"Record not found" (404)'),
      1,
      /^Your server did not do what it was asked: "Record not found" \(404\); run the same command again later,/,
    ],
    [new ExitError(3, 'Some.'), 3, /^Some\.$/],
    [new TypeError('x is undefined'), 1, /^This is a mistake in oxpecker/],
  ] as const;
  for (const [error, code, said] of cases) {
    it(`is told and has its code: ${error.name}`, () => {
      const run = ended(error);
      assert.equal(run.code, code);
      assert.equal(run.said.exit_code, code);
      assert.match(run.said.message, said);
    });
  }

  it('names its causes with --verbose', () => {
    const cause = new Error('ENOTFOUND', { cause: new Error('the DNS is away') });
    const error = new TemporaryError('Later.', null, { cause });
    assert.equal(
      written(error, { verbose: true }),
      'error: Later.\nbecause: ENOTFOUND\nbecause: the DNS is away\n',
    );
    assert.equal(written(error, { verbose: false }), 'error: Later.\n');
  });

  it('says when to come back, where that is known', () => {
    const at = Date.UTC(2026, 0, 2);
    assert.equal(ended(new TemporaryError('Later.', at)).said.retry_at, '2026-01-02T00:00:00.000Z');
    assert.equal(ended(new TemporaryError('Later.', null)).said.retry_at, null);
    assert.ok(!('retry_at' in ended(new LoginError('Log in.')).said));
  });
});
