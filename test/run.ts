/**
 * Runs every `*.test.ts` under `test/`, or those whose path contains one of the arguments. Node 20's own runner
 * finds no TypeScript, so the list is made here. Exits 1 when a test fails or none ran.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

for (const name of Object.keys(process.env)) {
  if (/^(OXPECKER_|XDG_)|_PROXY$|^NO_COLOR$|^FORCE_COLOR$/i.test(name)) delete process.env[name];
}

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter(
    file => file.endsWith('.test.ts') && (wanted.length === 0 || wanted.some(part => file.includes(part))),
  )
  .map(file => join(import.meta.dirname, file))
  .sort();

let failed = files.length === 0;
run({ files, concurrency: 2, timeout: 100_000 })
  .on('test:fail', () => {
    failed = true;
  })
  .on('end', () => {
    process.exitCode = failed ? 1 : 0;
  })
  .compose(new spec())
  .pipe(process.stdout);
