/**
 * Runs every bench, or those whose name contains one of the words, each in a process of its own, and prints their figures
 * as one table with the machine they were taken on. Exits 1 when a target is missed or a bench failed.
 * Usage: npm run bench [-- find post …] [--json]
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BENCHES } from './benches.ts';
import { type Figure, isMet, ratioOf, tableLines } from './figures.ts';
import { machineLine, thisMachine } from './machine.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const names = Object.keys(BENCHES).filter(
  name => positionals.length === 0 || positionals.some(word => name.includes(word)),
);
const figures: Figure[] = [];
let failed = names.length === 0;
for (const name of names) {
  process.stderr.write(`${name} …\n`);
  const measured = await figuresOf(name);
  figures.push(...measured);
  failed ||= measured.length === 0 || !measured.every(isMet);
}
const document = {
  machine: thisMachine(),
  figures: figures.map(figure => ({ ...figure, ratio: ratioOf(figure), met: isMet(figure) })),
};
const lines = values.json
  ? [JSON.stringify(document, null, 2)]
  : [...tableLines(figures), '', machineLine(document.machine)];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = failed ? 1 : 0;

/** @returns none when the bench failed; it says why on stderr */
async function figuresOf(name: string): Promise<readonly Figure[]> {
  const child = fork(join(import.meta.dirname, 'child.ts'), [name]);
  return await new Promise((resolve, reject) => {
    let sent: readonly Figure[] = [];
    child.on('message', (message: readonly Figure[]) => {
      sent = message;
    });
    child.on('error', reject);
    child.on('close', code => resolve(code === 0 ? sent : []));
  });
}
