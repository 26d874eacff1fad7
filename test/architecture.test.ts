import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..');

/** The arrows of docs/architecture.md: which rooms a room may import besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  ids: [],
  files: [],
  archive: ['ids', 'files'],
  people: ['archive'],
  posts: ['people', 'archive', 'ids'],
  csv: [],
  sources: ['people', 'csv'],
  http: [],
  fediverse: ['http', 'people'],
  mastodon: ['http', 'fediverse', 'people', 'posts'],
  journal: ['files'],
  settings: ['people', 'files'],
  report: ['people', 'posts', 'archive', 'csv'],
  migrate: [
    'ids',
    'files',
    'archive',
    'people',
    'posts',
    'csv',
    'sources',
    'http',
    'fediverse',
    'mastodon',
    'journal',
    'report',
  ],
  cli: ['migrate', 'report', 'people', 'http', 'journal', 'settings', 'mastodon', 'files'],
};

/** Rooms that only compute: no Node module, and only packages that do no I/O. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  people: [],
  posts: [],
  ids: [],
  report: ['get-east-asian-width'],
};

/** What a room that only computes is handed by whoever calls it. */
const IMPURE =
  /\bDate\.now\(|\bnew Date\(\s*\)|\bfetch\(|\bset(?:Timeout|Interval|Immediate)\(|\bprocess\.|\bperformance\.|\bMath\.random\(/;

/** Exports that need no file of `src` to import them: what `bin` and the build call, and what tests cannot do without. */
const ENTRIES: ReadonlySet<string> = new Set([
  'src/cli/main.ts main',
  'src/cli/main.ts run',
  'src/cli/manual/write.ts writeManual',
  'src/archive/open.ts readArchive',
  'src/archive/zip-entry.ts CHUNK_BYTES',
  'src/http/pacer.ts NO_MEMORY',
]);

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
  readonly typeOnly: boolean;
  /** Where the names it takes stand: its clause, or the whole file for an import that is called. */
  readonly names: string;
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => join('src', file));

const texts = new Map(files.map(file => [file, readFileSync(join(root, file), 'utf8')]));

const imports: Import[] = [...texts].flatMap(([file, text]) => {
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?([^'"`;]*?)from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map(([, typeOnly, clause, from, bare, dynamic]) => ({
    file,
    room: roomOf(file),
    target: from ?? bare ?? dynamic ?? '',
    typeOnly: typeOnly !== undefined,
    names: clause ?? text,
  }));
});

/** The file that an import of another file of `src` leads to. */
function fileOf({ file, target }: Import): string {
  return join(dirname(file), target);
}

function roomOf(file: string): string {
  return file.split(sep)[1] ?? '';
}

/** The code without comments on lines of their own. */
function withoutComments(text: string): string {
  return text.replaceAll(/^\s*(?:\/\*\*?[\s\S]*?\*\/|\/\/.*)$/gm, '');
}

describe('the rooms', () => {
  it('are those of docs/architecture.md', () => {
    assert.ok(files.length > 30);
    assert.deepEqual(
      [...new Set(files.map(roomOf))].filter(room => !(room in ARROWS)),
      [],
    );
  });

  it('import only along the arrows', () => {
    const used = new Set<string>();
    const wrong = imports.flatMap(each => {
      if (!each.target.startsWith('.')) return [];
      const to = roomOf(fileOf(each));
      used.add(`${each.room} to ${to}`);
      return to === each.room || ARROWS[each.room]?.includes(to)
        ? []
        : [`${each.file} imports ${each.target}`];
    });
    assert.deepEqual(wrong, []);
    const unused = Object.entries(ARROWS)
      .flatMap(([from, rooms]) => rooms.map(to => `${from} to ${to}`))
      .filter(arrow => !used.has(arrow));
    assert.deepEqual(unused, [], 'arrows that nobody needs');
  });

  it('that are pure import nothing that does I/O, and only types from archive', () => {
    const wrong = imports.flatMap(({ file, room, target, typeOnly }) => {
      const packages = PURE[room];
      if (!packages) return [];
      const outside = !target.startsWith('.') && !packages.includes(target);
      const archive = target.includes('/archive/') && !typeOnly;
      return outside || archive ? [`${file} imports ${target}`] : [];
    });
    assert.deepEqual(wrong, []);
  });

  it('that are pure ask for no time, chance, network or process', () => {
    for (const code of [
      'Date.now()',
      'new Date()',
      'fetch(url)',
      'setTimeout(f)',
      'process.env',
      'Math.random()',
    ]) {
      assert.match(`const x = ${code};`, IMPURE);
    }
    assert.doesNotMatch('new Date(now)', IMPURE);
    const wrong = [...texts].filter(
      ([file, text]) => roomOf(file) in PURE && IMPURE.test(withoutComments(text)),
    );
    assert.deepEqual(
      wrong.map(([file]) => file),
      [],
    );
  });

  it('do not print or exit, but for cli', () => {
    const wrong = [...texts].filter(
      ([file, text]) =>
        roomOf(file) !== 'cli' && /\bconsole\.|\bprocess\.(exit|env|argv|std)/.test(withoutComments(text)),
    );
    assert.deepEqual(
      wrong.map(([file]) => file),
      [],
    );
  });

  it('export no function, class or constant that nothing imports', () => {
    const unused = [...texts].flatMap(([file, text]) => {
      const importers = imports.filter(each => fileOf(each) === file);
      return [...text.matchAll(/^export (?:async )?(?:function\*?|class|const) (\w+)/gm)].flatMap(
        ([, name = '']) => {
          const isUsed = importers.some(({ names }) => new RegExp(`\\b${name}\\b`).test(names));
          const entry = `${file.replaceAll(sep, '/')} ${name}`;
          return isUsed || ENTRIES.has(entry) ? [] : [entry];
        },
      );
    });
    assert.deepEqual(unused, []);
  });
});

describe('a file', () => {
  it('has no more than 250 lines', () => {
    const code = ['src', 'test', 'bench'].flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter(file => file.endsWith('.ts'))
        .map(file => join(folder, file)),
    );
    const long = code
      .map(file => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines }) => lines > 250);
    assert.deepEqual(long, []);
  });
});
