import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { declareProgram } from '../../src/cli/declare.ts';
import { manualOf } from '../../src/cli/manual/manual.ts';
import { roffLines, roffWords } from '../../src/cli/manual/roff.ts';
import { writeManual } from '../../src/cli/manual/write.ts';
import { VERSION } from '../../src/cli/version.ts';
import { temporaryFolder } from '../support/cli.ts';

const program = declareProgram(() => async () => undefined, { write: () => undefined, width: () => 80 });
const manual = await manualOf(program, '2026-01-31');

/** What a formatter prints for a page, and its complaints; null where it is not installed. */
function format(command: string, args: readonly string[], page: string) {
  const { error, stdout, stderr, status } = spawnSync(command, args, { input: page, encoding: 'utf8' });
  return error ? null : { stdout, stderr, status };
}

const isThere = (command: string) => format(command, command === 'mandoc' ? ['-Tlint'] : ['-v'], '') !== null;
const skipWithout = (command: string) => ({ skip: isThere(command) ? false : `${command} is not here` });

describe('the manual page', () => {
  it('has every command and every option', () => {
    for (const command of program.commands) {
      assert.ok(manual.includes(`.SS oxpecker ${roffWords(command.name())} `), command.name());
      for (const { flags } of command.options) assert.ok(manual.includes(`.B ${roffWords(flags)}\n`), flags);
    }
  });

  it('has the date of its release, none before, and never that of the build', async t => {
    const folder = await temporaryFolder(t);
    const [changelog, page] = [join(folder, 'CHANGELOG.md'), join(folder, 'man', 'oxpecker.1')];
    for (const [heading, date] of [
      [`## ${VERSION} (2024-02-29)`, '2024-02-29'],
      [`## Unreleased\n\n## ${VERSION}1 (2024-02-29)`, '""'],
    ] as const) {
      await writeFile(changelog, `# Changelog\n\n${heading}\n\n- A change of 2020-01-01.\n`);
      await writeManual(page, changelog);
      assert.match(await readFile(page, 'utf8'), new RegExp(`^\\.TH OXPECKER 1 ${date} "oxpecker `));
    }
  });

  it('prints text as it is', () => {
    assert.deepEqual(roffLines(".dot 'quoted' \\back ＠ -x ~"), [
      String.raw`\&.dot \(aqquoted\(aq \eback \[uFF20] \-x \(ti`,
    ]);
  });

  it('has no request but those of man(7)', () => {
    const requests = manual.match(/^\.\S+/gm) ?? [];
    assert.deepEqual([...new Set(requests)].sort(), [
      '.B',
      '.I',
      '.PP',
      '.RI',
      '.SH',
      '.SS',
      '.TH',
      '.TP',
      '.br',
    ]);
    assert.doesNotMatch(manual, /[^ -~\n]/);
  });

  it('is formatted by groff without a warning', skipWithout('groff'), () => {
    const { stdout, stderr } = format('groff', ['-ww', '-man', '-Tutf8', '-P-cbou'], manual) ?? assert.fail();
    assert.equal(stderr, '');
    assert.match(stdout, /as ＠name/);
    assert.match(stdout, /--no-hashtags/);
  });

  it('is found good by mandoc', skipWithout('mandoc'), () => {
    const { stdout, status } = format('mandoc', ['-Tlint', '-Wall'], manual) ?? assert.fail();
    assert.deepEqual([stdout, status], ['', 0]);
  });
});
