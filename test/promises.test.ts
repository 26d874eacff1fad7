import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const lines = read('docs/promises.md').split('\n');

/** The promises of the design, by their number. */
const PROMISES = 7;

test('each promise of the design has its chapter, and each line of it something that holds it', () => {
  const chapters = lines.flatMap(line => /^## (\d+)\./.exec(line)?.[1] ?? []);
  assert.deepEqual(
    chapters,
    Array.from({ length: PROMISES }, (_, index) => String(index + 1)),
  );
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('- ')) assert.match(lines[index + 1] ?? '', /^ {2}- /, line);
    if (line.startsWith('  ')) assert.match(line, /^ {2}- `(?:test\/[^`]+|npm run [^`]+)`: \S/);
  }
});

test('every test that is named there is there', () => {
  let named = 0;
  for (const line of lines) {
    const [, path, title] = /^ {2}- `(test\/[^`]+)`: (.+)$/.exec(line) ?? [];
    if (path === undefined || title === undefined) continue;
    named += 1;
    const titles = titlesOf(read(path));
    for (const part of title.split(' › ')) {
      assert.ok(
        titles.some(each => each.includes(part)),
        `${path} has no test "${part}"`,
      );
    }
  }
  assert.ok(named > 50);
});

test('every script that is named there exists, and is run before a change lands', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const ci = read('.ci/run');
  for (const line of lines) {
    const name = /^ {2}- `npm run ([^`]+)`/.exec(line)?.[1];
    if (name === undefined) continue;
    assert.ok(scripts[name] !== undefined, `npm run ${name}`);
    // Figures need a quiet machine.
    if (name !== 'bench') assert.ok(ci.includes(`npm run ${name}`), `.ci/run does not call ${name}`);
  }
});

function titlesOf(source: string): string[] {
  const named = /\b(?:test|it|describe)\(\s*(?:'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/g;
  return [...source.matchAll(named)].map(([, quoted, template]) => quoted ?? template ?? '');
}
