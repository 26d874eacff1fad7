import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { ArchiveError, DamagedFileError } from '../../../src/archive/errors.ts';
import { readArchive } from '../../../src/archive/open.ts';
import { ZipContainer } from '../../../src/archive/zip.ts';
import { contents } from '../../support/contents.ts';
import { makeZip, type ZipEntry } from '../../support/zip.ts';
import { changed, changes } from '../inputs/bytes.ts';
import { odd } from '../inputs/text.ts';
import { damagedZip, fieldChanges } from '../inputs/zip.ts';
import { expectSentence, refusedBy } from '../sentences.ts';
import { target } from '../target.ts';

const NAMES = [
  ...['data/account.js', 'data/tweets.js', 'data/manifest.js', 'account.js', 'data/tweets_media/1-a.jpg'],
  ...['tweet_media/a.zip', 'a/b/data/like.js', '../evil.js', '/etc/passwd', 'C:\\a.js', 'data\\like.js', '.'],
  ...[
    '',
    '/',
    'data/',
    '__MACOSX/._a',
    '__proto__',
    'data/js/tweets/2019_01.js',
    `data/${'x'.repeat(60_000)}`,
  ],
];
const CONTENTS = ['', 'window.YTD.account.part0 = [ ]', 'PK\x05\x06', 'a'.repeat(300_000)];
const options = fc.record(
  {
    stored: fc.boolean(),
    descriptor: fc.boolean(),
    zip64: fc.boolean(),
    wrongCrc: fc.boolean(),
    encrypted: fc.boolean(),
    statedSize: fc.constantFrom(0, 1, 1000, 2 ** 31, 2 ** 32 - 1),
    method: fc.constantFrom(0, 1, 8, 9, 12, 14, 99, 65_535),
  },
  { requiredKeys: [] },
);
const entry = fc.record({
  name: fc.oneof(fc.constantFrom(...NAMES), odd),
  data: fc.constantFrom(...CONTENTS),
  options: fc.oneof(fc.constant({}), options),
  /** Packed into a zip of its own. */
  isNested: fc.boolean(),
});
const zips = fc.record({
  entries: fc.array(entry, { maxLength: 5 }),
  whole: fc.record({
    zip64: fc.boolean(),
    comment: fc.constantFrom('', 'comment', 'PK\x05\x06'.repeat(16_000)),
  }),
  fields: fieldChanges,
  damage: changes,
});

export const ZIP = target(zips, async ({ entries, whole, fields, damage }) => {
  const packed: ZipEntry[] = [];
  for (const { name, data, options: how, isNested } of entries) {
    packed.push({
      name,
      data: isNested ? await makeZip([{ name, data, options: how }], whole) : data,
      options: how,
    });
  }
  const bytes = changed(damagedZip(await makeZip(packed, whole), fields), damage);
  const path = join(tmpdir(), `oxpecker-fuzz-${process.pid}.zip`);
  await writeFile(path, bytes);
  await refusedBy([ArchiveError], async () => {
    const zip = await ZipContainer.open(path);
    try {
      for (const name of zip.names()) {
        const { error } = await contents(zip, name);
        if (error === null) continue;
        if (!(error instanceof DamagedFileError)) throw error;
        expectSentence(error.message);
      }
      await readArchive(zip);
    } finally {
      await zip.close();
    }
  });
});
