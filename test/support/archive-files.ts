import type { Account } from '../../src/archive/types.ts';

/** The files of an archive by name. */
export type Files = Map<string, string | Uint8Array>;

/** What an archive is to hold, gathered by `SampleArchive`. */
export interface Contents {
  readonly account: Account;
  readonly exported: Date;
  /** By the name of the data file without `.js`; in Grailbird archives by month, `2019_02`. */
  readonly records: ReadonlyMap<string, readonly object[]>;
  /** By folder and name: `tweets_media/1-a.jpg`. */
  readonly media: ReadonlyMap<string, string | Uint8Array>;
  /** After so many records the tweets file is cut. */
  readonly tweetsAPart: number;
}

/** A data file as Twitter writes it. @param part number in its first line */
export function dataFile(stem: string, part: number, records: readonly unknown[]): string {
  const json = JSON.stringify(records, null, 2).replace(/^\[\n {2}\{/, '[ {');
  return `window.YTD.${stem.replaceAll('-', '_')}.part${part} = ${json}`;
}

/** The layout of 2018 and 2019: every file at the root, no manifest, the media in zips of their own. */
export function rootFiles({ records, media }: Contents): Files {
  const files: Files = new Map();
  for (const [stem, list] of records) files.set(`${stem}.js`, dataFile(stem, 0, list));
  if (media.size > 0) files.set('tweet_media/tweet_media-part1.zip', EMPTY_ZIP);
  return files;
}

/** The layout since 2020: a `data` folder with a manifest. */
export function dataFolderFiles(contents: Contents): Files {
  const files: Files = new Map();
  files.set('Your archive.html', '<!doctype html><title>Your archive</title>');
  files.set('data/README.txt', 'About the files of your archive');
  const dataTypes: Record<string, object> = {};
  for (const [stem, records] of contents.records) {
    const size = stem.startsWith('tweet') ? contents.tweetsAPart : Number.POSITIVE_INFINITY;
    const listed = partsOf(records, size).map((part, number) => {
      const fileName = `data/${stem}${number === 0 ? '' : `-part${number}`}.js`;
      files.set(fileName, dataFile(stem, number, part));
      const globalName = `YTD.${stem.replaceAll('-', '_')}.part${number}`;
      return { fileName, globalName, count: String(part.length) };
    });
    dataTypes[camelCase(stem)] = { mediaDirectory: `data/${mediaFolder(stem)}`, files: listed };
  }
  files.set('data/manifest.js', manifest(contents, dataTypes));
  for (const [name, content] of contents.media) files.set(`data/${name}`, content);
  return files;
}

/** Grailbird: tweets alone, one file a month. */
export function grailbirdFiles({ account, exported, records }: Contents): Files {
  const { id, handle, name } = account;
  const user = { screen_name: handle, location: '', full_name: name, bio: '', id };
  const createdAt = `${exported.toISOString().slice(0, 19).replace('T', ' ')} +0000`;
  const payload = { tweets: [...records.values()].flat().length, created_at: createdAt, lang: 'en' };
  const files: Files = new Map();
  files.set('index.html', '<!doctype html><title>Your Twitter archive</title>');
  files.set('tweets.csv', '"tweet_id","in_reply_to_status_id","timestamp","text"\n');
  files.set('data/js/user_details.js', `var user_details =  ${escapedJson(user)}`);
  files.set('data/js/payload_details.js', `var payload_details =  ${escapedJson(payload)}`);
  for (const [month, list] of records) {
    files.set(`data/js/tweets/${month}.js`, `Grailbird.data.tweets_${month} = \n${escapedJson(list)}`);
  }
  return files;
}

/** The folder in which the media of a data file's tweets lie. */
export function mediaFolder(stem: string): string {
  return `${stem.replaceAll('-', '_')}_media`;
}

function manifest({ account, exported }: Contents, dataTypes: object): string {
  const config = {
    userInfo: { accountId: account.id, userName: account.handle, displayName: account.name },
    archiveInfo: {
      sizeBytes: '9999257',
      generationDate: exported.toISOString(),
      isPartialArchive: false,
      maxPartSizeBytes: '53687091200',
    },
    readmeInfo: { fileName: 'data/README.txt', directory: 'data/', name: 'README.txt' },
    dataTypes,
  };
  return `window.__THAR_CONFIG = ${JSON.stringify(config, null, 2)}`;
}

/** Grailbird escapes slashes and the signs of HTML. */
function escapedJson(value: unknown): string {
  const json = JSON.stringify(value, null, 1);
  return json.replaceAll('/', '\\/').replaceAll('<', '\\u003C').replaceAll('>', '\\u003E');
}

function partsOf<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  const parts: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}

function camelCase(stem: string): string {
  return stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const EMPTY_ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');
