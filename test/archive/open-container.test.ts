import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import type { Container } from '../../src/archive/container.ts';
import { openContainer } from '../../src/archive/open-container.ts';
import { Problems } from '../../src/archive/problems.ts';
import { temporaryFolder } from '../support/cli.ts';
import { textOf } from '../support/contents.ts';
import { makeZip, writeZip, type ZipEntry } from '../support/zip.ts';

async function open(t: TestContext, path: string): Promise<Container> {
  const container = await openContainer(path, new Problems());
  t.after(() => container.close());
  return container;
}

const TWEETS = { name: 'data/tweets.js', data: 'tweets' };
const UNPACKED = 'window.YTD.tweets.part0 = []';
const PHOTO = { name: 'data/tweets_media/1-a.jpg', data: 'photo' };

describe('openContainer opens', () => {
  test('a zip, packed again on a Mac', async t => {
    const path = join(await temporaryFolder(t), 'twitter.zip');
    await writeZip(path, [TWEETS, PHOTO, { name: '../evil.js', data: '' }], {
      topFolder: 'twitter-2022/',
      macFiles: true,
    });
    const zip = await open(t, path);
    assert.equal(zip.path, path);
    assert.deepEqual([...zip.names()], [TWEETS.name, PHOTO.name]);
    assert.equal(await textOf(zip, PHOTO.name), 'photo');
  });

  test('an unpacked folder, whatever zips lie in it', async t => {
    const path = await temporaryFolder(t);
    await mkdir(join(path, 'data'));
    await writeFile(join(path, TWEETS.name), UNPACKED);
    await writeZip(join(path, 'twitter.zip'), [TWEETS]);
    assert.equal(await textOf(await open(t, path), TWEETS.name), UNPACKED);
  });
});

describe('openContainer refuses, in one sentence,', () => {
  const zips: [what: string, bytes: string | Buffer | readonly ZipEntry[], message: string][] = [
    ['an empty file', '', 'is empty (0 bytes): download it again.'],
    ['what is no zip', 'Rar!', 'is not a zip: name the zip that Twitter gave you, or its unpacked folder.'],
    ['an empty zip', [], 'has no files in it: name the zip that Twitter gave you, or its unpacked folder.'],
    [
      'a zip with nothing but folders and names that lead out',
      [
        { name: 'data/', data: '' },
        { name: '../../evil.js', data: '' },
        { name: '/etc/x', data: '' },
      ],
      'has no files in it: name the zip that Twitter gave you, or its unpacked folder.',
    ],
    [
      'an encrypted zip',
      [
        { name: 'data/', data: '' },
        { ...TWEETS, options: { encrypted: true } },
      ],
      'is encrypted: unpack it with its password and name the folder.',
    ],
  ];
  for (const [what, content, message] of zips) {
    test(what, async t => {
      const path = join(await temporaryFolder(t), 'twitter.zip');
      const isBytes = typeof content === 'string' || Buffer.isBuffer(content);
      await writeFile(path, isBytes ? content : await makeZip(content));
      await assert.rejects(openContainer(path, new Problems()), {
        name: 'ArchiveError',
        message: `${path} ${message}`,
      });
    });
  }

  test('a download that stopped', async t => {
    const path = join(await temporaryFolder(t), 'twitter.zip');
    const zip = await makeZip([TWEETS, PHOTO], { zip64: true });
    await writeFile(path, zip.subarray(0, zip.length / 2));
    await assert.rejects(openContainer(path, new Problems()), {
      name: 'ArchiveError',
      message: `${path} is cut off, as by a download that stopped: download it again.`,
    });
  });

  test('a zip whose directory is damaged', async t => {
    const path = join(await temporaryFolder(t), 'twitter.zip');
    const zip = await makeZip([TWEETS, PHOTO]);
    zip.fill(0, zip.indexOf('PK\x01\x02', 0, 'latin1'), zip.length - 22);
    await writeFile(path, zip);
    await assert.rejects(openContainer(path, new Problems()), {
      name: 'ArchiveError',
      message: `${path} is damaged, its list of files cannot be read: download it again.`,
    });
  });

  test('a bomb of many names for the same bytes', async t => {
    const path = join(await temporaryFolder(t), 'twitter.zip');
    const one = await makeZip([{ name: 'data/tweets-part1.js', data: randomBytes(10_000) }]);
    const directory = one.subarray(one.indexOf('PK\x01\x02', 0, 'latin1'), -22);
    const end = one.subarray(-22);
    const size = directory.length * 100;
    end.writeUInt32LE(size, 12);
    const files = one.subarray(0, -directory.length - end.length);
    await writeFile(path, Buffer.concat([files, ...Array<Buffer>(100).fill(directory), end]));
    await assert.rejects(openContainer(path, new Problems()), {
      name: 'ArchiveError',
      message: `${path} is a zip bomb, whose files share their bytes: name the zip that Twitter gave you.`,
    });
  });

  test('what is neither a file nor a folder', { skip: process.platform === 'win32' }, async () => {
    await assert.rejects(openContainer('/dev/null', new Problems()), {
      name: 'ArchiveError',
      message:
        '/dev/null is neither a file nor a folder: name the zip that Twitter gave you, or its unpacked folder.',
    });
  });

  test('what is not there', async t => {
    const path = join(await temporaryFolder(t), 'twitter.zip');
    await assert.rejects(openContainer(path, new Problems()), {
      name: 'ArchiveError',
      message: `${path} is not there: look how it is spelled and in which folder it is, or drag the file into this window, which writes its path.`,
    });
  });

  for (const name of ['maralindqvist', '@mara', 'mara@seabirds.example']) {
    test(`the name of an account: ${name}`, async t => {
      const path = join(await temporaryFolder(t), name);
      await assert.rejects(openContainer(path, new Problems()), {
        name: 'ArchiveError',
        message:
          /^There is no file or folder .*, and the name of an account is not enough: get yours on x\.com/,
      });
    });
  }

  for (const page of ['<!DOCTYPE html><title>Log in</title>', '\ufeff\n<html lang="en">']) {
    test(`a web page that was saved as a zip: ${page.trim().slice(0, 5)}`, async t => {
      const path = join(await temporaryFolder(t), 'twitter.zip');
      await writeFile(path, page);
      await assert.rejects(openContainer(path, new Problems()), {
        name: 'ArchiveError',
        message: /twitter\.zip is a web page, not a zip: log in to x\.com .* and name that zip\.$/,
      });
    });
  }

  test('an empty folder', async t => {
    const path = await temporaryFolder(t);
    await assert.rejects(openContainer(path, new Problems()), {
      name: 'ArchiveError',
      message: /has no files in it/,
    });
  });
});
