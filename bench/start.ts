import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archiveOf } from './archives.ts';
import type { Figure } from './figures.ts';
import { alternate, BIN } from './measure.ts';

const ROUNDS = 21;
/** 100 ms after a bare Node, where that takes 40. */
const FIRST_WORD = 3.5;

/** How long somebody waits before the program says a word, beside Node that does nothing. */
export async function start(): Promise<Figure[]> {
  const archive = await archiveOf({ tweets: 100, following: 10, media: 0 });
  const cwd = mkdtempSync(join(tmpdir(), 'oxpecker-bench-'));
  try {
    const commands = [
      ['-e', '0'],
      [BIN, '--version'],
      [BIN, '--help'],
      [BIN, 'inspect', archive],
    ];
    const [bare, version, help, inspect] = await alternate(commands, cwd, ROUNDS);
    if (!bare || !version || !help || !inspect) return [];
    const floor = { what: 'node -e 0', value: bare.seconds * 1000 };
    const firstWord = (command: string, seconds: number): Figure => ({
      what: `start: ${command}, first word`,
      value: seconds * 1000,
      unit: 'ms',
      beside: floor,
      target: { ratio: FIRST_WORD },
    });
    return [
      {
        what: 'start: oxpecker --version, time',
        value: version.seconds * 1000,
        unit: 'ms',
        beside: floor,
        target: { ratio: 1.6 },
      },
      firstWord('oxpecker --version', version.firstWordSeconds),
      firstWord('oxpecker --help', help.firstWordSeconds),
      firstWord('oxpecker inspect', inspect.firstWordSeconds),
    ];
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
