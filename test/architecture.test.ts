import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..');

/** The arrows of docs/architecture.md: which rooms a room may import besides itself. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  archive: [],
  people: ['archive'],
  csv: [],
  sources: ['http', 'people', 'csv'],
  http: [],
  fediverse: ['http', 'people'],
  journal: [],
  settings: [],
  report: ['people', 'archive', 'csv'],
  migrate: ['archive', 'people', 'csv', 'sources', 'http', 'fediverse', 'journal', 'settings', 'report'],
  cli: [
    'archive',
    'people',
    'csv',
    'sources',
    'http',
    'fediverse',
    'journal',
    'settings',
    'report',
    'migrate',
  ],
};

/** Rooms that only compute: no Node module, and only packages that do no I/O. */
const PURE: Readonly<Record<string, readonly string[]>> = {
  people: [],
  report: ['string-width'],
};

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => join('src', file));

const imports: Import[] = files.flatMap(file => {
  const text = readFileSync(join(root, file), 'utf8');
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map(([, typeOnly, from, bare, dynamic]) => ({
    file,
    room: roomOf(file),
    target: from ?? bare ?? dynamic ?? '',
    typeOnly: typeOnly !== undefined,
  }));
});

function roomOf(file: string): string {
  return file.split(sep)[1] ?? '';
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
    const wrong = imports.flatMap(({ file, room, target }) => {
      if (!target.startsWith('.')) return [];
      const to = roomOf(relative(root, join(root, dirname(file), target)));
      return to === room || ARROWS[room]?.includes(to) ? [] : [`${file} imports ${target}`];
    });
    assert.deepEqual(wrong, []);
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

  it('do not print or exit, but for cli', () => {
    const wrong = files.filter(
      file =>
        roomOf(file) !== 'cli' &&
        /\bconsole\.|\bprocess\.(exit|env|argv|std)/.test(readFileSync(join(root, file), 'utf8')),
    );
    assert.deepEqual(wrong, []);
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
