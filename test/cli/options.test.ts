import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Command } from 'commander';
import { parseAccount } from '../../src/cli/account-options.ts';
import { parseDuration } from '../../src/cli/durations.ts';
import { ExitError } from '../../src/cli/errors.ts';
import { applyEnvironment, ListOption, valueOption } from '../../src/cli/options.ts';

function options(argv: readonly string[], env: Readonly<Record<string, string>>): Record<string, unknown> {
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .option('--json')
    .option('--no-lookup')
    .addOption(new ListOption('--guess-on <host>', 'hosts', host => host.toLowerCase()))
    .addOption(valueOption('--max-age <duration>', 'age', parseDuration).default(7));
  command.parse(argv, { from: 'user' });
  applyEnvironment(command, env);
  return command.opts();
}

describe('an option as a variable', () => {
  it('counts where the command line says nothing', () => {
    assert.deepEqual(
      options([], {
        OXPECKER_JSON: 'Yes',
        OXPECKER_NO_LOOKUP: '1',
        OXPECKER_GUESS_ON: 'A.example\nb.example\n',
        OXPECKER_MAX_AGE: '2h',
      }),
      { json: true, lookup: false, guessOn: ['a.example', 'b.example'], maxAge: 7_200_000 },
    );
  });

  it('gives way to the command line', () => {
    assert.deepEqual(
      options(['--guess-on', 'C.example', '--max-age', '1s'], {
        OXPECKER_GUESS_ON: 'a',
        OXPECKER_MAX_AGE: '2h',
      }),
      { lookup: true, guessOn: ['c.example'], maxAge: 1000 },
    );
  });

  it('is off for 0, false, no and nothing', () => {
    for (const word of ['0', 'false', 'no', '']) {
      const { json, lookup } = options([], { OXPECKER_JSON: word, OXPECKER_NO_LOOKUP: word });
      assert.deepEqual([json, lookup], [false, true], word);
    }
  });

  it('is a usage error that names the variable when it is not understood', () => {
    const isUsage = (variable: string) => (error: unknown) =>
      error instanceof ExitError && error.code === 2 && error.message.includes(variable);
    assert.throws(() => options([], { OXPECKER_JSON: 'maybe' }), isUsage('OXPECKER_JSON'));
    assert.throws(() => options([], { OXPECKER_MAX_AGE: 'soon' }), isUsage('OXPECKER_MAX_AGE'));
  });

  it('takes several values one a line, and says so to whoever writes commas', () => {
    const only = (text: string) => {
      const command = new Command().addOption(new ListOption('--only <user@host>', 'whom', parseAccount));
      command.parse([], { from: 'user' });
      applyEnvironment(command, { OXPECKER_ONLY: text });
      return command.opts()['only'];
    };
    assert.deepEqual(only('\n a@a.example \r\n  \nb@b.example'), ['a@a.example', 'b@b.example']);
    assert.throws(() => only('a@a.example,b@b.example'), /is no account.* Several stand one a line\.$/);
    assert.throws(() => only('a'), /is no account(?!.*one a line)/);
  });
});

describe('a duration', () => {
  it('has a number and a unit', () => {
    const table = [
      ['90s', 90_000],
      ['5m', 300_000],
      ['1.5h', 5_400_000],
      ['7d', 604_800_000],
      ['0', 0],
      ['unlimited', Number.POSITIVE_INFINITY],
    ] as const;
    for (const [text, ms] of table) assert.equal(parseDuration(text), ms, text);
  });

  it('is a usage error otherwise', () => {
    for (const text of ['', '5', 'm', '-1d', '5 weeks', '1e3s'])
      assert.throws(() => parseDuration(text), ExitError, text);
  });

  it('is named with its option on the command line', () => {
    assert.throws(() => options(['--max-age', 'soon'], {}), /--max-age.*"soon" is not a duration/s);
  });
});
