import test from 'node:test';
import fc from 'fast-check';
import { TweetCensus } from '../../src/archive/census.ts';
import { readArchive } from '../../src/archive/open.ts';
import type { Archive, Era } from '../../src/archive/types.ts';
import { SampleArchive } from '../support/archive.ts';
import { MemoryContainer } from '../support/memory-container.ts';

/** Every member name and id that some reader looks for, so that odd values get deep into it. */
const SAMPLES: readonly (readonly [Era, SampleArchive])[] = (['grailbird', '2018', '2022'] as const).map(
  era => [
    era,
    new SampleArchive({ era })
      .tweet({
        text: '@finch 🐦 #birds https://t.co/a',
        replyTo: { id: '22', handle: 'finch', status: '4' },
        mentions: [{ id: '22', handle: 'finch', name: 'Finch' }],
        urls: [{ url: 'https://t.co/a', expanded: 'https://b.example' }],
        hashtags: ['birds'],
        media: [{ type: 'video', basename: 'a.mp4', from: { status: '1', id: '2', handle: 'wren' } }],
        versions: ['1', '2'],
        retweeted: { id: '9', user: { id: '8', handle: 'owl', name: 'Owl' }, text: 'hoot' },
      })
      .tweet({ text: 'few' }, 'circle')
      .note({ at: new Date('2023-05-06T07:08:09Z'), text: 'word', core: { mentions: [{}], urls: [{}] } })
      .relation('following', '1')
      .like('100', 'text')
      .message({ from: '7', text: 'hello' })
      .list('member', 'https://twitter.com/finch/lists/birds')
      .record('moment', {
        moment: { tweets: [{ tweet: { coreData: { directedAtUser: {} }, mentions: [{}] } }] },
      })
      .record('ad-engagements', {
        ad: {
          adsUserData: { adEngagements: { engagements: [{ impressionAttributes: { advertiserInfo: {} } }] } },
        },
      }),
  ],
);

/** Every value below a JSON value, by its path. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, name]))];
}

function replaced(value: unknown, path: readonly string[], replacement: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return replacement;
  const members = Object.entries(value ?? {}).map(([key, member]) => [
    key,
    key === name ? replaced(member, rest, replacement) : member,
  ]);
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

async function readAll(archive: Archive): Promise<void> {
  const census = new TweetCensus(archive);
  for (const file of ['tweet', 'community', 'deleted', 'circle'] as const) {
    for await (const batch of archive.tweets(file)) for (const tweet of batch) census.add(tweet);
  }
  census.counts();
  for (const file of ['following', 'follower', 'block', 'mute'] as const) {
    for await (const _ of archive.relation(file));
  }
  for await (const _ of archive.likes());
  for await (const _ of archive.directMessages());
  for await (const _ of archive.namedAccounts());
}

for (const [era, sample] of SAMPLES) {
  const files = [...sample.files()].filter(([name]) => name.endsWith('.js'));
  const places = files.flatMap(([name, content]) => {
    const text = String(content);
    const start = text.indexOf('=') + 1;
    const value: unknown = JSON.parse(text.slice(start));
    return pathsOf(value).map(path => ({ name, head: text.slice(0, start), value, path }));
  });

  test(`no value in any place makes the reader of ${era} throw`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.jsonValue(), async (place, odd) => {
        const content = place.head + JSON.stringify(replaced(place.value, place.path, odd));
        await readAll(await readArchive(new MemoryContainer(sample.files().set(place.name, content))));
      }),
      { seed: 2022, numRuns: 600 },
    );
  });
}
