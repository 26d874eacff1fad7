import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { parse } from 'csv-parse/sync';
import { HOSTILE_NAMES, UNSAFE } from '../report/builders.ts';
import { SampleArchive } from '../support/archive.ts';
import { json, type Layer } from '../support/fediverse/exchange.ts';
import type { MainRun } from '../support/run-main.ts';
import { postWorld } from './post-world.ts';

/** What a terminal, a spreadsheet, a page or a log obeys; ESC and its 8-bit form, BEL and both string terminators. */
const HOSTILE = [
  '\u001b[2J\u001b[1;1H',
  '\u009b31m8-bit',
  '\u001b]0;title\u0007',
  '\u001b]52;c;cm0gLXJmIC8=\u001b\\',
  '\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\',
  '\u009d52;c;eA==\u009c',
  '\u001bP1;2|q\u001b\\',
  '\u0090q\u009c',
  '\u001bc\u000e\b\b\b\u007f',
  '\u202etxt.exe\u202c\u2066x',
  'a\r\nerror: forged\nline\u2028more\u0085',
  'nul \u0000 lone \ud800',
  '=cmd|"/c calc"!A0',
  '+1+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '"><script>alert(1)</script>',
] as const;
const ALL = HOSTILE.join(' ');
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Members of answers that people or servers fill as they like. */
const WORDS =
  /^(display_name|title|note|description|error|error_description|version|url|name|value|spoiler_text|message)$/;

/** What a server says, with something hostile in all of its words. */
const hostileServer: Layer = async (asked, next) => {
  const reply = await next(asked);
  if (typeof reply.body !== 'string' || !/json/.test(reply.headers?.['content-type'] ?? '')) return reply;
  const body = JSON.stringify(JSON.parse(reply.body), (key, value: unknown) =>
    WORDS.test(key) && typeof value === 'string' ? value + ALL : value,
  );
  return { ...reply, body };
};

/** Names, texts and files of an archive, one hostile text each. */
function hostileArchive(names: readonly string[]): SampleArchive {
  const archive = new SampleArchive({ account: { id: '1000000001', handle: 'heron', name: ALL } });
  for (const [n, name] of names.entries()) {
    const mention = { id: `${100 + n}`, handle: `h${n}`, name: `${name} @h${n}@away.example` };
    archive.relation('following', `${100 + n}`).tweet({ text: `@h${n} hi ${name}`, mentions: [mention] });
    archive.message({ from: `${100 + n}`, text: `${name} I am @m${n}@away.example` });
  }
  return archive
    .relation('block', '900')
    .tweet({ text: ALL, media: [{ basename: 'a\u001b[2J\u202e.jpg' }] })
    .tweet({ text: 'no @=cmd\u001b[2J', mentions: [{ id: '900', handle: '=cmd\u001b[2J', name: ALL }] });
}

async function hostileWorld(t: TestContext, names: readonly string[] = HOSTILE) {
  const { world, home, cwd, run } = await postWorld(t, hostileArchive(names));
  const away = world.mastodon('away.example');
  for (const n of names.keys()) away.account(`h${n}`, { displayName: names[n] ?? '' });
  away.through(hostileServer);
  home.through(hostileServer);
  return { home, cwd, run };
}

/** Nothing that a terminal obeys, and with `--json` nothing that is not JSON. */
function expectHarmless(command: string, { stdout, stderr }: MainRun, isJson: boolean): void {
  for (const [stream, text] of Object.entries({ stdout, stderr })) {
    const found = UNSAFE.exec(text);
    assert.ok(
      found === null,
      `${command}, ${stream}: ${JSON.stringify(text.slice((found?.index ?? 0) - 60, (found?.index ?? 0) + 60))}`,
    );
    assert.doesNotMatch(text, /^error: forged/m, `${command}, ${stream}`);
  }
  if (!isJson) return;
  for (const text of [stdout, stderr]) {
    if (text.trim() === '') continue;
    assert.doesNotThrow(() => documentsIn(text), `${command}: ${text.slice(0, 300)}`);
  }
}

/** A document a line, or one in all. */
function documentsIn(text: string): unknown[] {
  const [first = '', ...others] = text.trim().split('\n');
  try {
    return [first, ...others].map(line => JSON.parse(line));
  } catch {
    return [JSON.parse(text)];
  }
}

/** Every CSV of a folder is a table in which no cell is a formula or holds what a terminal obeys. */
async function expectHarmlessFiles(folder: string): Promise<number> {
  const files = (await readdir(folder)).filter(name => name.endsWith('.csv'));
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8');
    const rows: string[][] = parse(text, { bom: true });
    for (const cell of rows.flat()) {
      assert.doesNotMatch(cell, UNSAFE, `${file}: ${JSON.stringify(cell.slice(0, 200))}`);
      assert.doesNotMatch(cell, FORMULA, `${file}: ${JSON.stringify(cell.slice(0, 200))}`);
    }
  }
  return files.length;
}

const COMMANDS = [
  ['accounts'],
  ['inspect', 'twitter.zip'],
  ['find', 'twitter.zip'],
  ['follow', 'twitter.zip', '--dry-run'],
  ['follow', 'twitter.zip', '--yes', '--list', ALL],
  ['block', 'twitter.zip', '--yes'],
  ['post', 'twitter.zip', '--was-public', '--dry-run'],
  ['post', 'twitter.zip', '--was-public', '--yes', '--max-wait', '30d'],
  ['alt-text', 'twitter.zip'],
  ['status'],
  ['export-map', 'twitter.zip'],
  ['undo', 'post', 'twitter.zip', '--yes'],
  ['undo', 'follow', 'twitter.zip', '--yes'],
] as const;

describe('text of others', () => {
  for (const flags of [[], ['--verbose'], ['--json'], ['--json', '--verbose']]) {
    it(`harms nobody in any command with ${flags.join(' ') || 'no flags'}`, async t => {
      const { cwd, run } = await hostileWorld(t);
      for (const argv of COMMANDS) {
        const done = await run([...argv, ...flags]);
        expectHarmless(argv.join(' ').slice(0, 40), done, flags.includes('--json'));
      }
      assert.ok((await expectHarmlessFiles(join(cwd, 'oxpecker-heron'))) >= 4);
    });
  }

  it('harms nobody where everything is refused', async t => {
    const { home, run } = await hostileWorld(t);
    for (const status of [400, 401, 403, 404, 422, 500]) {
      home.through((asked, next) =>
        asked.url.pathname.startsWith('/api/v1/') && asked.headers.authorization
          ? json({ error: ALL }, status)
          : next(asked),
      );
      for (const flags of [['--verbose'], ['--json', '--verbose']]) {
        for (const argv of COMMANDS) {
          const done = await run([...argv, ...flags]);
          expectHarmless(`${status}: ${argv.join(' ').slice(0, 40)}`, done, flags.includes('--json'));
        }
      }
    }
  });

  it('harms nobody out of a CSV, a command line or the name of a file', async t => {
    const { cwd, run } = await hostileWorld(t);
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = HOSTILE.map((text, n) => `${cell(text)},${cell(text)},h${n}@away.example,yes,${cell(text)}`);
    await writeFile(
      join(cwd, 'people.csv'),
      ['name,handle,address,follow,why', ...rows, `x,x,${cell(ALL)},yes,x`].join('\n'),
    );
    const odd = 'odd\u001b[2J\u202e.csv';
    await writeFile(join(cwd, odd), 'address,follow\nnobody,yes\n');
    for (const flags of [[], ['--json']]) {
      for (const argv of [
        ['find', '--contacts', 'people.csv'],
        ['follow', 'people.csv', '--yes'],
        ['follow', odd, '--yes'],
        ['find', ALL.replaceAll('\0', '')],
        ['inspect', ALL.replaceAll('\0', '')],
        ['login', ALL],
        ['follow', 'people.csv', '--as', ALL],
        ['post', 'twitter.zip', '--match', `${ALL}(`],
        [ALL],
        ['find', `--${ALL}`],
        ['status', '--dir', ALL.replaceAll('\0', '')],
      ]) {
        const done = await run([...argv, ...flags]);
        expectHarmless(JSON.stringify(argv).slice(0, 60), done, flags.includes('--json'));
      }
    }
    await expectHarmlessFiles(join(cwd, 'oxpecker-contacts'));
  });

  it('of any length ends in a line', async t => {
    const { cwd, run } = await hostileWorld(t, HOSTILE_NAMES);
    for (const flags of [[], ['--json']]) {
      for (const argv of COMMANDS.slice(1, 4)) {
        const done = await run([...argv, ...flags]);
        assert.ok(done.stdout.length < 8_000_000, `${argv.join(' ')}: ${done.stdout.length}`);
        expectHarmless(argv.join(' '), done, flags.includes('--json'));
      }
    }
    await expectHarmlessFiles(join(cwd, 'oxpecker-heron'));
  });
});
