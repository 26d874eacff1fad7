/**
 * Runs every `*.test.ts` under `test/`, or those whose path contains one of the arguments. Node 20's own runner
 * finds no TypeScript, so the list is made here. Exits 1 when a test fails or none ran.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';

for (const name of Object.keys(process.env)) {
  if (/^(OXPECKER_|XDG_)|_PROXY$|^NO_COLOR$|^FORCE_COLOR$/i.test(name)) delete process.env[name];
}

/** Files that share a process: to start one takes longer than most files do. */
const TOGETHER = 8;

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter(
    file => file.endsWith('.test.ts') && (wanted.length === 0 || wanted.some(part => file.includes(part))),
  )
  .map(file => join(import.meta.dirname, file))
  .sort();

const entries = mkdtempSync(join(tmpdir(), 'oxpecker-tests-'));
let failed = files.length === 0;
run({
  files: [...files.filter(isAlone), ...together(files.filter(file => !isAlone(file)))],
  // One more than the cores that CI has: some wait for others.
  concurrency: 3,
  timeout: 300_000,
})
  .on('test:fail', () => {
    failed = true;
  })
  .on('end', () => {
    rmSync(entries, { recursive: true });
    process.exitCode = failed ? 1 : 0;
  })
  .compose(new spec())
  .pipe(process.stdout);

/** Whether what a file does would reach the tests of another: hooks for everything, a changed environment. */
function isAlone(file: string): boolean {
  return /^(?:before|after)(?:Each)?\(|process\.env\[[^\]]+\] =|process\.chdir/m.test(
    readFileSync(file, 'utf8'),
  );
}

/** Modules that import some files of one folder each. */
function together(shared: readonly string[]): string[] {
  const folders = new Map<string, string[]>();
  for (const file of shared) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
  return [...folders].flatMap(([folder, all]) =>
    Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, n) => {
      const entry = join(entries, `${relative(import.meta.dirname, folder).replaceAll(sep, '-')}-${n}.mjs`);
      const imports = all
        .slice(n * TOGETHER, (n + 1) * TOGETHER)
        .map(file => `import '${pathToFileURL(file).href}';\n`);
      writeFileSync(entry, imports.join(''));
      return entry;
    }),
  );
}
