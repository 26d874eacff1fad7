import assert from 'node:assert/strict';
import * as readline from 'node:readline';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { fail } from '../../src/cli/failure.ts';
import { countText, startProgress } from '../../src/cli/progress.ts';
import { type Output, Terminal } from '../../src/cli/terminal.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

// The spinner's library decides when it is loaded whether there are colours; here it shall believe in them.
process.env['FORCE_COLOR'] = '1';

/** A stream that remembers what was written, and may pass for a terminal. */
function output(columns?: number): Output & { text(): string } {
  const stream = new PassThrough();
  const isTTY = columns !== undefined;
  return Object.assign(stream, {
    isTTY,
    ...(isTTY && { columns }),
    cursorTo: (x: number) => readline.cursorTo(stream, x),
    moveCursor: (x: number, y: number) => readline.moveCursor(stream, x, y),
    clearLine: (direction: readline.Direction) => readline.clearLine(stream, direction),
    text: () => String(stream.read() ?? ''),
  });
}

const plain = { env: {}, json: false, quiet: false, verbose: false, color: undefined };

describe('the terminal', () => {
  const cases = [
    ['colours a terminal', plain, 80, true],
    ['leaves a file plain', plain, undefined, false],
    ['colours a file when told to', { ...plain, color: true }, undefined, true],
    ['leaves a terminal plain when told to', { ...plain, color: false }, 80, false],
    ['heeds NO_COLOR', { ...plain, env: { NO_COLOR: '1' } }, 80, false],
    ['heeds TERM=dumb', { ...plain, env: { TERM: 'dumb' } }, 80, false],
    ['puts --color before NO_COLOR', { ...plain, color: true, env: { NO_COLOR: '1' } }, 80, true],
  ] as const;
  for (const [what, options, columns, coloured] of cases) {
    it(what, () => {
      const terminal = new Terminal({ ...options, stdout: output(columns), stderr: output() });
      assert.equal(terminal.style('stdout').bold('x') !== 'x', coloured);
    });
  }

  it('has no bound where it is none, and none where its size is unknown', () => {
    for (const stdout of [output(), output(0)]) {
      assert.equal(new Terminal({ ...plain, stdout, stderr: output() }).columns, Number.POSITIVE_INFINITY);
    }
  });

  it('keeps what came from elsewhere from commanding it', () => {
    const stderr = output(80);
    const terminal = new Terminal({ ...plain, color: false, stdout: output(80), stderr });
    fail(new Error('no \u001b]0;evil\u0007 file\u202e'), new AbortController().signal, terminal);
    assert.equal(stderr.text(), 'error: no ]0;evil file\n');
  });

  it('breaks the sentence of a failure between words', () => {
    const stderr = output(20);
    const terminal = new Terminal({ ...plain, color: false, stdout: output(), stderr });
    fail(new Error('the disk is full, make some room'), new AbortController().signal, terminal);
    assert.equal(stderr.text(), 'error: the disk is\nfull, make some room\n');
  });

  it('writes a long table in order through a slow reader', async () => {
    const stdout = output();
    const lines = Array.from({ length: 5000 }, (_, index) => `line ${index}`);
    let text = '';
    stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    await new Terminal({ ...plain, stdout, stderr: output() }).writeLines(lines);
    assert.equal(text, `${lines.join('\n')}\n`);
  });
});

describe('progress', () => {
  it('is a line at first and then one every half minute where nobody watches', async () => {
    const stderr = output();
    const clock = new VirtualClock();
    const progress = await startProgress(
      new Terminal({ ...plain, stdout: output(), stderr }),
      clock,
      'Reading',
    );
    progress.update('1');
    await clock.run(() => clock.sleep(30_000));
    progress.update('2');
    progress.update('3');
    progress.stop();
    assert.equal(stderr.text(), 'Reading\n2\n');
  });

  it('is a spinner on a terminal, and leaves no trace', async () => {
    const stderr = output(80);
    const terminal = new Terminal({ ...plain, stdout: output(), stderr });
    const progress = await startProgress(terminal, new VirtualClock(), 'Reading');
    progress.update('Reading 5 tweets');
    progress.stop();
    const text = stderr.text();
    assert.ok(text.startsWith('Reading'));
    assert.ok(text.endsWith('\u001b[?25h'), JSON.stringify(text));
  });

  it('is no spinner on a terminal without a size', async () => {
    const stderr = output(0);
    const progress = await startProgress(
      new Terminal({ ...plain, stdout: output(), stderr }),
      new VirtualClock(),
      'R',
    );
    progress.stop();
    assert.equal(stderr.text(), 'R\n');
  });

  for (const [what, options] of [
    ['--no-color', { ...plain, color: false }],
    ['NO_COLOR', { ...plain, env: { NO_COLOR: '1' } }],
  ] as const) {
    it(`has no colours with ${what}`, async () => {
      const stderr = output(80);
      const terminal = new Terminal({ ...options, stdout: output(80), stderr });
      const progress = await startProgress(terminal, new VirtualClock(), 'Reading');
      progress.update('x');
      progress.stop();
      assert.ok(!stderr.text().includes('\u001B[36m'));
    });
  }

  it('is nothing where only data and errors are wanted', async () => {
    for (const options of [{ quiet: true }, { json: true }]) {
      const stderr = output();
      const terminal = new Terminal({ ...plain, ...options, stdout: output(), stderr });
      (await startProgress(terminal, new VirtualClock(), 'Reading')).update('x');
      assert.equal(stderr.text(), '');
    }
  });

  it('counts with rate and time left', () => {
    assert.equal(countText(0, 1204, 'asked', 0, 0), '0 of 1,204 asked');
    assert.equal(countText(312, 1204, 'asked', 22_000, 0), '312 of 1,204 asked · 14 a second · 70 s left');
    assert.equal(
      countText(1203, 1204, 'asked', 86_000, 240_000),
      '1,203 of 1,204 asked · 14 a second · 4 min left',
    );
    assert.equal(countText(1, 61, 'asked', 60_000, 0), '1 of 61 asked · 1 a minute · 60 min left');
    for (const [seconds, left] of [
      [3, 'under 10 s'],
      [89, '90 s'],
      [91, '2 min'],
      [5400, '1 h 30 min'],
    ] as const) {
      assert.equal(
        countText(1, 2, 'asked', 1000, seconds * 1000),
        `1 of 2 asked · 1 a second · ${left} left`,
      );
    }
  });
});
