import { TweetCensus } from '../../src/archive/census.ts';
import type { Archive, Era } from '../../src/archive/types.ts';
import { SampleArchive } from './archive.ts';

/** Every member name and id that some reader looks for, so that odd values get deep into it. */
export const FULL_ARCHIVES: readonly (readonly [Era, SampleArchive])[] = (
  ['grailbird', '2018', '2022'] as const
).map(era => [
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
]);

/** Reads every record of every kind. */
export async function readAll(archive: Archive): Promise<void> {
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
