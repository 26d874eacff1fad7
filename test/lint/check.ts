/**
 * Proves that the linter finds lost promises (this program's worst bug): every line of `lost-promises.ts` marked
 * LOST must be reported. Exits 1 when one is not.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const fixture = join('test', 'lint', 'lost-promises.ts');
const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
const { stdout, stderr } = spawnSync(
  process.execPath,
  [
    oxlint,
    '--type-aware',
    '--no-ignore',
    '-c',
    join('test', 'lint', 'oxlintrc.json'),
    '--format',
    'json',
    fixture,
  ],
  { cwd: root, encoding: 'utf8' },
);

const lost = readFileSync(join(root, fixture), 'utf8')
  .split('\n')
  .flatMap((line, index) => (line.includes('// LOST') ? [index + 1] : []));
const report = JSON.parse(stdout) as { diagnostics: { labels: { span: { line: number } }[] }[] };
const found = new Set(report.diagnostics.flatMap(({ labels }) => labels.map(({ span }) => span.line)));
const missed = lost.filter(line => !found.has(line));
if (lost.length === 0 || missed.length > 0) {
  process.stderr.write(
    `oxlint did not report the lost promises of ${fixture} at lines ${missed.join(', ')}\n${stderr}`,
  );
  process.exitCode = 1;
} else {
  process.stdout.write(`oxlint finds all ${lost.length} lost promises of the fixture\n`);
}
