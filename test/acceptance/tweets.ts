import { SAMPLE_ACCOUNT, SampleArchive } from '../support/archive.ts';
import { type SampleTweet, snowflake } from '../support/archive-records.ts';

/** A tweet, and what it has to be as a post. */
export interface Posted {
  readonly id: string;
  /** As it is sent, without the line of its date; a link to another post is `{<its place>}`. */
  readonly text: string;
  /** The place of the tweet it answers. */
  readonly answers: number | null;
  readonly files: readonly Buffer[];
}

const BEGIN = Date.UTC(2019, 0, 15, 12);
const OWNER = { id: SAMPLE_ACCOUNT.id, handle: SAMPLE_ACCOUNT.handle ?? '' };
const LONG = `${'A long story that did not fit into a tweet of its time. '.repeat(9)}The end.`;

/** How a JPEG begins; snac2 looks no further. */
const JPEG = '\xff\xd8\xff\xe0';
/** Enough of an MP4 to be taken for one; a video has a sound track. */
const MP4 = '\0\0\0\x18ftypmp42\0\0\0\0mp42isom';
const FILES = {
  perch: Buffer.from(`${JPEG} a perch`, 'latin1'),
  pike: Buffer.from(`${JPEG} a pike`, 'latin1'),
  flight: Buffer.from(`${MP4} soun a flight`),
  nod: Buffer.from(`${MP4} a nod`),
};

const at = (place: number) => new Date(BEGIN + place * 60_000);
const idOf = (place: number) => snowflake(at(place));

const TWEETS: readonly { readonly tweet: SampleTweet; readonly becomes: Omit<Posted, 'id'> }[] = [
  {
    tweet: {
      text: 'Good *morning* @bob &amp; all, see https://t.co/abc #birds',
      urls: [{ url: 'https://t.co/abc', expanded: 'https://news.example/a_b_c?d=1' }],
      mentions: [{ id: '12', handle: 'bob' }],
      hashtags: ['birds'],
    },
    becomes: {
      text: 'Good *morning* ＠bob & all, see https://news.example/a_b_c?d=1 #birds',
      answers: null,
      files: [],
    },
  },
  {
    tweet: {
      text: '# of herons: 2 &lt; 3',
      replyTo: { ...OWNER, status: idOf(0) },
    },
    becomes: { text: '# of herons: 2 < 3', answers: 0, files: [] },
  },
  {
    tweet: {
      text: 'Two fishes',
      media: [
        { basename: 'AbC.jpg', content: FILES.perch },
        { basename: 'DeF.jpg', content: FILES.pike },
      ],
    },
    becomes: { text: 'Two fishes', answers: null, files: [FILES.perch, FILES.pike] },
  },
  {
    tweet: {
      text: 'Then I flew',
      replyTo: { ...OWNER, status: idOf(1) },
      media: [{ type: 'video', basename: 'flight.mp4', content: FILES.flight }],
    },
    becomes: { text: 'Then I flew', answers: 1, files: [FILES.flight] },
  },
  {
    tweet: {
      text: '',
      media: [{ type: 'animated_gif', basename: 'nod.mp4', content: FILES.nod }],
    },
    becomes: { text: '', answers: null, files: [FILES.nod] },
  },
  { tweet: { text: `${LONG.slice(0, 260)}…` }, becomes: { text: LONG, answers: null, files: [] } },
  {
    tweet: {
      text: 'I still think so: https://t.co/own',
      urls: [{ url: 'https://t.co/own', expanded: `https://twitter.com/${OWNER.handle}/status/${idOf(0)}` }],
    },
    becomes: { text: 'I still think so:\n{0}', answers: null, files: [] },
  },
];

/** What becomes of the tweets that are posted, the oldest first. */
export const POSTED: readonly Posted[] = TWEETS.map(({ becomes }, place) => ({
  ...becomes,
  id: idOf(place),
}));

/** Name in the archive → description of the photo. */
export const ALT_TEXT = { file: `${idOf(2)}-AbC.jpg`, tweetId: idOf(2), text: 'A perch, by chance' };

/** An archive with one of each kind of tweet, and three that are not to be posted. */
export function sampleTweets(): SampleArchive {
  const archive = new SampleArchive();
  for (const [place, { tweet }] of TWEETS.entries()) archive.tweet({ ...tweet, at: at(place) });
  const last = TWEETS.length;
  return archive
    .note({ at: at(5), text: LONG })
    .tweet({ at: at(last), text: 'RT @bob: something else' })
    .tweet({
      at: at(last + 1),
      text: '@bob no',
      replyTo: { id: '12', handle: 'bob', status: '1084000000000000000' },
      mentions: [{ id: '12', handle: 'bob' }],
    })
    .tweet({ at: at(last + 2), text: 'among friends' }, 'circle');
}
