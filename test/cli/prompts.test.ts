import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Context, createContext } from '../../src/cli/context.ts';
import { ExitError } from '../../src/cli/errors.ts';
import { askText, confirm } from '../../src/cli/prompts.ts';
import { type MainOptions, makeWorld } from '../support/run-main.ts';

/** Somebody at a terminal, who types `keys` once the question stands there. */
function person(keys: string, options: Partial<MainOptions> = {}) {
  let answered = false;
  const { world, stdin, stdout, stderr, raw } = makeWorld([], {
    cwd: '/nowhere',
    terminal: true,
    onStderr: (text, type) => {
      if (answered || !text.includes('Really?')) return;
      answered = true;
      setImmediate(() => type(keys));
    },
    ...options,
  });
  return { context: createContext(world, {}), world, stdin, stdout, stderr, raw };
}

function endsWith(code: number, said: RegExp) {
  return (error: unknown) => {
    assert.ok(error instanceof ExitError);
    assert.equal(error.code, code);
    assert.match(error.message, said);
    return true;
  };
}

describe('a question on a terminal', () => {
  it('takes Enter for no where that is the careful answer', async () => {
    assert.equal(await confirm(person('\r').context, 'Really?', '--yes', false), false);
  });

  for (const [keys, answer] of [
    ['y', true],
    ['n', false],
    ['\r', true],
  ] as const) {
    it(`takes ${JSON.stringify(keys)} for ${answer}`, async () => {
      const { context, stdout, stderr, raw, stdin } = person(keys);
      assert.equal(await confirm(context, 'Really?', '--yes'), answer);
      assert.equal(stdout(), '', 'nothing on stdout');
      assert.ok(stderr().includes('\u001B[?25h'), 'the cursor is shown again');
      assert.equal(raw.at(-1), false, 'the terminal is as it was');
      assert.ok(stdin.isPaused(), 'nothing keeps the process alive');
    });
  }

  it('does not take what was typed before it stood there', async () => {
    const { context, world } = person('n');
    (world.stdin as unknown as NodeJS.WritableStream).write('\r\ry');
    assert.equal(await confirm(context, 'Really?', '--yes'), false);
  });

  it('takes a line of text without the spaces around it', async () => {
    const { context, stdout } = person('  abc \r');
    assert.equal(await askText(context, 'Really?', '--token-file'), 'abc');
    assert.equal(stdout(), '');
  });

  it('asks once more when nothing was typed', async () => {
    const { context, stderr } = person('\rabc\r');
    assert.equal(await askText(context, 'Really?', '--token-file'), 'abc');
    assert.match(stderr(), /Nothing was typed/);
  });

  for (const [name, keys] of [
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ] as const) {
    it(`ends the run at ${name}, and speaks of nothing done`, async () => {
      for (const ask of [confirm, askText] as const) {
        const { context, raw } = person(keys);
        const asked: Promise<unknown> = ask(context, 'Really?', '--yes');
        await assert.rejects(asked, endsWith(130, /^Interrupted: nothing was done without your answer/));
        assert.equal(raw.at(-1), false);
      }
    });
  }

  it('stands there once when Ctrl-D ends it', async () => {
    const { context, stderr } = person('\u0004');
    await assert.rejects(confirm(context, 'Really?', '--yes'));
    assert.equal(stderr().split('Really?').length - 1, 1);
  });

  it('ends when the terminal is closed', async () => {
    const { context, stdin } = person('', { onStderr: text => text.includes('Really?') && stdin.end() });
    await assert.rejects(confirm(context, 'Really?', '--yes'), endsWith(130, /^Interrupted/));
  });

  it('ends with the signal of the run, and for its reason', async () => {
    const stop = new AbortController();
    const { context, raw } = person('', {
      signal: stop.signal,
      onStderr: text =>
        text.includes('Really?') && setImmediate(() => stop.abort(new ExitError(143, 'Terminated'))),
    });
    await assert.rejects(confirm(context, 'Really?', '--yes'), endsWith(143, /Terminated/));
    assert.equal(raw.at(-1), false);
  });

  for (const [options, isColoured] of [
    [{}, true],
    [{ color: false }, false],
  ] as const) {
    it(`is ${isColoured ? '' : 'not '}coloured with ${JSON.stringify(options)}`, async t => {
      // Node asks this process what its stdout can do, which is none of the test's.
      process.env['FORCE_COLOR'] = '1';
      t.after(() => delete process.env['FORCE_COLOR']);
      for (const [ask, keys] of [
        [confirm, 'y'],
        [askText, 'abc\r'],
      ] as const) {
        const { world, stderr } = person(keys);
        await ask(createContext(world, options), 'Really?', '--yes');
        assert.equal(/\p{Cc}\[[\d;]*m/u.test(stderr()), isColoured);
        assert.ok(stderr().includes('\u001B[?25h'), 'the cursor moves all the same');
      }
    });
  }

  it('leaves nothing behind that writes after it was answered', async () => {
    const stop = new AbortController();
    const { context, stderr } = person('y', { signal: stop.signal });
    await confirm(context, 'Really?', '--yes');
    const before = stderr();
    stop.abort();
    assert.equal(stderr(), before);
  });
});

describe('a question nobody can be asked', () => {
  const nobody: readonly (readonly [string, () => Context, RegExp])[] = [
    [
      'without a terminal',
      () => person('', { terminal: false }).context,
      /there is no terminal to ask on: give --yes/,
    ],
    [
      'with --no-input',
      () => createContext(person('').world, { input: false }),
      /--no-input forbids to ask: give --yes/,
    ],
    [
      'on a dumb terminal',
      () => person('', { env: { TERM: 'dumb' } }).context,
      /because this terminal \(TERM=dumb\) shows no questions: give/,
    ],
  ];
  for (const [what, context, said] of nobody) {
    it(`names the flag that answers it ${what}`, async () => {
      await assert.rejects(confirm(context(), 'Really?', '--yes'), endsWith(2, said));
    });
  }
});
