import assert from 'node:assert/strict';
import { constants } from 'node:fs';
import { chmod, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, mock, test } from 'node:test';
import fc from 'fast-check';
import { JournalError } from '../../src/journal/errors.ts';
import { openJsonLines } from '../../src/journal/json-lines.ts';
import type { JsonLinesFile } from '../../src/journal/json-lines-file.ts';

const HEADER = { file: 'things', version: 1, account: '12' };
const HEADER_LINE = '{"type":"header","file":"things","version":1,"account":"12"}\n';

let folder = '';
let path = '';
let files = 0;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oxpecker-journal-'));
});
after(() => rm(folder, { recursive: true }));

function refuse(line: number): never {
  throw new Error(`line ${line} is refused`);
}

/** Opens a file with this content, and says what was read. */
async function opened(
  content: string | Uint8Array | null,
  onDamage: (line: number) => void = refuse,
): Promise<{ file: JsonLinesFile; records: unknown[] }> {
  files += 1;
  path = join(folder, `${files}.jsonl`);
  if (content !== null) await writeFile(path, content);
  return await reopened(onDamage);
}

async function reopened(onDamage: (line: number) => void = refuse) {
  const records: unknown[] = [];
  const file = await openJsonLines(path, HEADER, { onRecord: record => records.push(record), onDamage });
  return { file, records };
}

test('a new file begins with its header', async () => {
  const { file, records } = await opened(null);
  assert.deepEqual(file.header, HEADER);
  assert.deepEqual(records, []);
  await file.append({ a: 'ü\n' });
  await file.close();
  assert.equal(await readFile(path, 'utf8'), `${HEADER_LINE}{"a":"ü\\n"}\n`);
  const again = await reopened();
  assert.deepEqual(again.records, [{ a: 'ü\n' }]);
  assert.equal(again.file.header['account'], '12');
  await again.file.close();
});

test('101 appends at once land whole and in order', async () => {
  const { file } = await opened(null);
  const numbers = Array.from({ length: 101 }, (_, index) => ({
    index,
    filling: 'x'.repeat((index * 7919) % 5000),
  }));
  await Promise.all(numbers.map(record => file.append(record)));
  await file.close();
  const { records, file: again } = await reopened();
  assert.deepEqual(records, numbers);
  await again.close();
});

test('closing waits for what is being written', async () => {
  const { file } = await opened(null);
  const written = file.append({ a: 1 });
  await file.close();
  await written;
  assert.equal(await readFile(path, 'utf8'), `${HEADER_LINE}{"a":1}\n`);
});

test('a file cut anywhere loses its torn line alone, and goes on', async () => {
  const whole = Buffer.from(`${HEADER_LINE}{"a":1}\n{"a":"ü"}\n`);
  const lines = [HEADER_LINE.length, HEADER_LINE.length + 8, whole.length];
  for (let length = 0; length <= whole.length; length++) {
    const { file, records } = await opened(whole.subarray(0, length));
    const complete = Math.max(0, lines.filter(end => end <= length).length - 1);
    assert.equal(records.length, complete, `cut after ${length} bytes`);
    await file.append({ b: 2 });
    await file.close();
    const again = await reopened();
    assert.deepEqual(again.records, [...[{ a: 1 }, { a: 'ü' }].slice(0, complete), { b: 2 }]);
    await again.file.close();
  }
});

test('a tail of zero bytes, as some file systems leave after a power cut, is cut off', async () => {
  const { file, records } = await opened(`${HEADER_LINE}{"a":1}\n${'\0'.repeat(4096)}`);
  assert.deepEqual(records, [{ a: 1 }]);
  await file.close();
  assert.equal(await readFile(path, 'utf8'), `${HEADER_LINE}{"a":1}\n`);
});

test('lines longer than what is read at once come whole', async () => {
  const long = { text: 'ü'.repeat(200_000) };
  const { file, records } = await opened(`${HEADER_LINE}${JSON.stringify(long)}\n{"a":1}\n`);
  assert.deepEqual(records, [long, { a: 1 }]);
  await file.close();
});

test('a damaged line is told, and refuses the file where the caller cannot do without it', async () => {
  const damaged = `${HEADER_LINE}{"a":1}\n{"a":\n\n{"a":2}\n`;
  await assert.rejects(opened(damaged), /line 3 is refused/);
  assert.equal(await readFile(path, 'utf8'), damaged, 'and is left as it was');
  const lines: number[] = [];
  const { file, records } = await opened(damaged, line => lines.push(line));
  assert.deepEqual(
    [records, lines],
    [
      [{ a: 1 }, { a: 2 }],
      [3, 4],
    ],
  );
  await file.close();
});

/** Files that are not ours to read. */
const FOREIGN: readonly (readonly [string, string, RegExp])[] = [
  [
    'a later version',
    HEADER_LINE.replace(':1', ':2'),
    /by another version of oxpecker \(its format is 2, this one knows 1\): run the newest/,
  ],
  ['another kind', HEADER_LINE.replace('things', 'others'), /is not a things file/],
  ['no header', '{"a":1}\n', /is not a things file/],
  ['no version', '{"type":"header","file":"things"}\n', /is not a things file/],
  ['JSON that is no object', 'null\n', /is not a things file/],
  ['a text', 'hello\nworld\n', /is not a things file/],
  ['a text without a line end', 'hello', /is not a things file/],
  ['a longer text without a line end', `${HEADER_LINE.trim()} and more`, /is not a things file/],
];

for (const [what, content, message] of FOREIGN) {
  test(`a file with ${what} is refused and left alone`, async () => {
    await assert.rejects(
      opened(content),
      error => error instanceof JournalError && message.test(error.message),
    );
    assert.equal(await readFile(path, 'utf8'), content);
  });
}

test('what cannot be opened says so', async () => {
  path = join(folder, 'missing', 'a.jsonl');
  await assert.rejects(reopened(), {
    name: 'JournalError',
    message: /missing.*cannot be opened \(there is no such/,
  });
});

test('a failed append leaves the file as it was, and ends it', async () => {
  const { file } = await opened(null);
  await file.append({ a: 1 });
  const handle = await open(path, constants.O_RDONLY);
  const prototype: { write: (...args: unknown[]) => Promise<unknown> } = Object.getPrototypeOf(handle);
  await handle.close();
  const write = prototype.write;
  // A disk that takes ten bytes and is full then.
  const full = mock.method(prototype, 'write', async function (this: unknown, ...args: unknown[]) {
    if (full.mock.callCount() > 0) throw new Error('ENOSPC: no space left on device');
    return await write.call(this, args[0], args[1], 10, args[3]);
  });
  const first = file.append({ b: 'more than ten bytes' });
  const second = file.append({ c: 3 });
  await assert.rejects(first, { name: 'JournalError', message: /could not be written \(ENOSPC/ });
  full.mock.restore();
  await assert.rejects(second, /ENOSPC/);
  await assert.rejects(file.append({ d: 4 }), /ENOSPC/);
  await file.close();
  assert.equal(await readFile(path, 'utf8'), `${HEADER_LINE}{"a":1}\n`);
});

test('two runs in one file are noticed', async () => {
  const { file } = await opened(null);
  const other = await reopened();
  await other.file.append({ a: 1 });
  await assert.rejects(file.append({ b: 2 }), /is in use by another run/);
  await file.close();
  await other.file.close();
  assert.equal(await readFile(path, 'utf8'), `${HEADER_LINE}{"a":1}\n`);
});

test('any records come back as they were', async () => {
  const json = fc
    .object({ withNullPrototype: false })
    .map(value => JSON.parse(JSON.stringify(value)) as object);
  await fc.assert(
    fc.asyncProperty(fc.array(json, { maxLength: 5 }), async written => {
      const { file } = await opened(null);
      for (const record of written) await file.append(record);
      await file.close();
      const { records, file: again } = await reopened();
      await again.close();
      assert.deepEqual(records, written);
    }),
    { seed: 7, numRuns: 50 },
  );
});

test('a file that may only be read is refused', { skip: process.getuid?.() === 0 }, async () => {
  const { file } = await opened(null);
  await file.close();
  await chmod(path, 0o400);
  await assert.rejects(reopened(), /cannot be opened \(you do not have the right/);
});
