import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SampleArchive } from '../../test/support/archive.ts';
import { snowflake } from '../../test/support/archive-records.ts';
import { writeZip } from '../../test/support/zip.ts';
import { onceMade, WORK } from '../archives.ts';
import type { Figure } from '../figures.ts';
import { atHome } from '../home.ts';

const BYTES = 1_000_000_000;
const AT = new Date('2019-01-15T12:00:00Z');
const NAME = 'large.mp4';

/** The memory that a video of 1 GB takes on its way from the zip to a server that keeps nothing of it. */
export async function video(): Promise<Figure[]> {
  const archive = join(WORK, 'video.zip');
  const sumFile = join(WORK, 'video.sha256');
  await onceMade(archive, async part => writeFileSync(sumFile, await writeVideo(part)));
  return await atHome({ posting: { videoBytes: 2 * BYTES } }, async ({ host, run }) => {
    const peakMb = await run('post', archive, '--was-public', '--yes', '--dir', '.', '--quiet');
    const upload = host.writes.find(({ op }) => op === 'upload')?.upload;
    const posts = host.writes.filter(({ post }) => post?.mediaIds.length === 1);
    const isWhole = posts.length === 1 && upload?.sha256 === readFileSync(sumFile, 'utf8');
    return [
      {
        what: 'post: a video of 1 GB, peak RSS',
        value: peakMb,
        unit: 'MB',
        beside: null,
        target: { value: 150 },
      },
      {
        what: 'post: a video of 1 GB, lost or with other bytes',
        value: isWhole ? 0 : 1,
        unit: '',
        beside: null,
        target: { value: 0 },
      },
    ];
  });
}

/** The video is deflated, as Twitter does, though nothing makes it smaller. @returns its SHA-256 */
async function writeVideo(path: string): Promise<string> {
  const hash = createHash('sha256');
  // Further apart than deflate looks back.
  const block = randomBytes(1_000_000);
  block.write('ftyp soun', 4);
  const blocks = function* () {
    for (let index = 0; index < BYTES / block.length; index += 1) {
      hash.update(block);
      yield block;
    }
  };
  const media = [{ type: 'video', basename: NAME, content: null }] as const;
  const sample = new SampleArchive().tweet({ at: AT, text: 'A long one', media });
  const entries = Array.from(sample.files(), ([name, data]) => ({ name, data }));
  const name = `data/tweets_media/${snowflake(AT)}-${NAME}`;
  await writeZip(path, [...entries, { name, data: blocks(), options: { level: 1 } }]);
  return hash.digest('hex');
}
