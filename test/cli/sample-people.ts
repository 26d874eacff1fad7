import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import { temporaryFolder } from '../support/cli.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { writeZip } from '../support/zip.ts';

/** Where Ann lives, where Bob moved, and where Dan cannot be reached. */
export async function startWorld(options?: Parameters<typeof startFediverse>[0]): Promise<World> {
  const world = await startFediverse(options);
  const social = world.mastodon('social.example');
  social.account('ann', { fields: [{ name: 'Twitter', value: 'https://twitter.com/Ann_T' }] });
  social.account('carol');
  social.account('bob').moveTo(world.mastodon('new.example').account('bob'));
  world.dead('dead.example');
  return world;
}

/** Ann and Bob say where they are, Carol is only spoken of, Dan's server is dead, of Eve nothing is known. */
export const sampleArchive = () =>
  new SampleArchive()
    .relation('following', '11', '12', '13', '14', '15')
    .relation('block', '16')
    .tweet({
      text: '@ann_t hi',
      mentions: [{ id: '11', handle: 'ann_t', name: 'Ann 🐘 @ann@social.example' }],
    })
    .tweet({
      text: '@bob_t hi',
      mentions: [{ id: '12', handle: 'bob_t', name: 'Bob (@bob@social.example)' }],
    })
    .tweet({
      text: '@carol_t follow @carol@social.example',
      mentions: [{ id: '13', handle: 'carol_t', name: 'C' }],
    })
    .tweet({ text: '@dan_t hi', mentions: [{ id: '14', handle: 'dan_t', name: 'Dan @dan@dead.example' }] })
    .tweet({ text: '@mal_t no', mentions: [{ id: '16', handle: 'mal_t', name: '@ann@social.example' }] });

/** A new folder with `twitter.zip` in it. */
export async function folderWith(t: TestContext, sample: SampleArchive): Promise<string> {
  const cwd = await temporaryFolder(t);
  const entries = Array.from(sample.files(), ([name, data]) => ({ name, data }));
  await writeZip(join(cwd, 'twitter.zip'), entries);
  return cwd;
}
