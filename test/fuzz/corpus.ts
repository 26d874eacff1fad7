import { SampleArchive } from '../support/archive.ts';
import { makeZip, type ZipEntry, type ZipOptions } from '../support/zip.ts';
import { damagedZip } from './inputs/zip.ts';

/** A file that was made to do harm, and what `inspect` says of it. */
export interface Nasty {
  readonly name: string;
  readonly bytes: () => Buffer | Promise<Buffer>;
  readonly code: 0 | 1 | 3;
  /** In what it says to people, on either stream. */
  readonly says: RegExp;
}

const ACCOUNT: ZipEntry = {
  name: 'data/account.js',
  data: String(new SampleArchive().files().get('data/account.js')),
};
const TWEETS = 'data/tweets.js';
const MIB = 2 ** 20;

/** An archive with these tweets, as they stand behind the `[`. */
function withTweets(...data: readonly (string | Uint8Array)[]): () => Promise<Buffer> {
  const parts = ['window.YTD.tweets.part0 = [', ...data].map(part => Buffer.from(part));
  return () => makeZip([ACCOUNT, { name: TWEETS, data: parts }]);
}

function zipOf(entries: readonly ZipEntry[], options?: ZipOptions): () => Promise<Buffer> {
  return () => makeZip(entries, options);
}

function* zeros(mebibytes: number): Generator<Buffer> {
  const some = Buffer.alloc(MIB);
  for (let i = 0; i < mebibytes; i++) yield some;
}

/** An entry that Unix tools unpack as a link to the place that its content names. */
async function symbolicLink(): Promise<Buffer> {
  const zip = await makeZip([
    { name: 'data/account.js', data: '/etc/passwd' },
    { name: TWEETS, data: 'x = [ ]' },
  ]);
  const at = zip.indexOf('PK\x01\x02', 0, 'latin1');
  zip.writeUInt8(3, at + 5);
  zip.writeUInt32LE(0o120_777 * 0x10000, at + 38);
  return zip;
}

async function absurdSizes(): Promise<Buffer> {
  const zip = await makeZip([ACCOUNT, { name: TWEETS, data: 'x = [ ]', options: { zip64: true } }], {
    zip64: true,
  });
  const field = (at: number) => ({ signature: '\x01\x00\x18\x00', at, length: 8 }) as const;
  return damagedZip(
    zip,
    [4, 12].map(at => ({ field: field(at), which: 0, value: 2n ** 64n - 1n })),
  );
}

const many = Array.from(
  { length: 30_000 },
  (_, i): ZipEntry => ({ name: `x/${i}`, data: '', options: { stored: true } }),
);

export const CORPUS: readonly Nasty[] = [
  { name: 'an empty zip', bytes: zipOf([]), code: 1, says: /has no files in it/ },
  {
    name: 'a zip of zips of zips',
    bytes: async () =>
      makeZip([{ name: 'a.zip', data: await makeZip([{ name: 'b.zip', data: await makeZip([ACCOUNT]) }]) }]),
    code: 1,
    says: /is not a Twitter archive|no data of Twitter/,
  },
  {
    name: 'a kilobyte that unfolds to half a gigabyte',
    bytes: zipOf([ACCOUNT, { name: TWEETS, data: zeros(512), options: { statedSize: 1000, level: 1 } }]),
    code: 3,
    says: /larger than the 1,000 bytes its zip states|holds no list/,
  },
  { name: 'a symbolic link', bytes: symbolicLink, code: 1, says: /but Twitter did not write them/ },
  { name: 'Zip64 sizes of 2^64', bytes: absurdSizes, code: 3, says: /tweets\.js/ },
  {
    name: 'names that leave the archive',
    bytes: zipOf([ACCOUNT, { name: '../../tweets.js', data: 'x' }]),
    code: 0,
    says: /heron/,
  },
  {
    name: 'a comment of nothing but ends of zips',
    bytes: zipOf([ACCOUNT], { comment: 'PK\x05\x06'.repeat(16_000) }),
    code: 0,
    says: /heron/,
  },
  { name: 'a list of 30,000 files', bytes: zipOf([ACCOUNT, ...many]), code: 0, says: /heron/ },
  {
    name: 'a string of 4 MB that never ends',
    bytes: withTweets('"', Buffer.alloc(4 * MIB, 'x')),
    code: 3,
    says: /is cut off/,
  },
  {
    name: 'a tweet nested 100,000 deep',
    bytes: withTweets('{"tweet":', '['.repeat(100_000), ']'.repeat(100_000), '}]'),
    code: 3,
    says: /not tweets \(1\)/,
  },
  {
    name: '15 MB of opening brackets',
    bytes: withTweets('['.repeat(7 * MIB), ']'.repeat(7 * MIB), ']'),
    code: 3,
    says: /made of more than a million lists/,
  },
  {
    name: '15 MB of empty objects',
    bytes: withTweets('[', '{},'.repeat(5 * MIB), '{}]]'),
    code: 3,
    says: /made of more than a million lists/,
  },
  {
    name: 'a file without a sign of equality',
    bytes: zipOf([ACCOUNT, { name: TWEETS, data: 'no list' }]),
    code: 3,
    says: /holds no list/,
  },
];
