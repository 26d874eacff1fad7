/**
 * Makes archives of any size for measuring: the shapes and proportions of real ones (about 1.65 kB of
 * pretty-printed JSON a tweet, a third of them replies, a fifth retweets), the same for the same numbers.
 */

/** How large an archive shall be. */
export interface BenchArchive {
  readonly tweets: number;
  readonly following: number;
  /** Files in the media folder; each belongs to one tweet. */
  readonly media: number;
}

/** One file of the archive, as pieces that never stand in memory together. */
export interface BenchFile {
  readonly name: string;
  readonly data: Iterable<Buffer>;
}

const OWNER = { id: '1000001', handle: 'bench_owner', name: 'Bench Owner' };
const PEOPLE = 20_000;
const PART_BYTES = 100 * 2 ** 20;
const WORDS =
  'the of a to and in is it you that he was for on are with as I his they be at one have this from or had by hot but some what there we can out other were all your when up use word how said an each she'.split(
    ' ',
  );

/** @returns the files of the archive in the layout used since 2022 */
export function* benchArchive(size: BenchArchive): Generator<BenchFile> {
  yield file('data/account.js', 'account', [
    { account: { username: OWNER.handle, accountId: OWNER.id, accountDisplayName: OWNER.name } },
  ]);
  const ids = Array.from({ length: size.following }, (_, index) => personId(index * 3));
  yield file(
    'data/following.js',
    'following',
    ids.map(id => ({ following: { accountId: id } })),
  );
  yield file(
    'data/follower.js',
    'follower',
    ids.map(id => ({ follower: { accountId: id } })),
  );
  const random = generator(1);
  let next = 0;
  for (let part = 0; next < size.tweets; part++) {
    const from = next;
    // A tweet takes about 1,650 bytes: a part ends with the record that crosses 100 MiB.
    next = Math.min(size.tweets, next + Math.ceil(PART_BYTES / 1650));
    yield {
      name: part === 0 ? 'data/tweets.js' : `data/tweets-part${part}.js`,
      data: records(`window.YTD.tweets.part${part} = `, from, next, index => tweet(index, size, random)),
    };
  }
  const jpeg = Buffer.alloc(256, 0xd8);
  for (let index = 0; index < size.media; index++) {
    yield { name: `data/tweets_media/${tweetId(index)}-${mediaName(index)}.jpg`, data: [jpeg] };
  }
}

function file(name: string, global: string, values: readonly unknown[]): BenchFile {
  return { name, data: [Buffer.from(`window.YTD.${global}.part0 = ${JSON.stringify(values, null, 2)}`)] };
}

function* records(
  prefix: string,
  from: number,
  to: number,
  make: (index: number) => unknown,
): Generator<Buffer> {
  yield Buffer.from(`${prefix}[`);
  for (let index = from; index < to; index++) {
    const text = JSON.stringify(make(index), null, 2).replaceAll('\n', '\n  ');
    yield Buffer.from(`${index === from ? '' : ','}\n  ${text}`);
  }
  yield Buffer.from('\n]');
}

const tweetId = (index: number) => String(1_500_000_000_000_000_000n - BigInt(index) * 4_000_000_000n);
const personId = (index: number) => String(2_000_000 + index * 7);
const mediaName = (index: number) => `F${(index * 7919).toString(36).padStart(9, 'a')}`;

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function tweet(index: number, size: BenchArchive, random: () => number): unknown {
  const kind = random();
  const person = Math.floor(random() ** 2 * PEOPLE);
  const handle = `person_${person}`;
  const name =
    person % 50 === 0 ? `Person ${person} @p${person}@social${person % 40}.example` : `Person ${person}`;
  const lead = kind < 0.2 ? `RT @${handle}: ` : kind < 0.55 ? `@${handle} ` : '';
  const words = Array.from(
    { length: 20 + Math.floor(random() * 30) },
    () => WORDS[Math.floor(random() * WORDS.length)],
  );
  const url = `https://t.co/${index.toString(36).padStart(10, 'x')}`;
  const text = `${lead}${words.join(' ')} &amp; more ${url}`;
  const at = lead.indexOf('@');
  const mention = {
    name,
    screen_name: handle,
    indices: [`${at}`, `${at + handle.length + 1}`],
    id_str: personId(person),
    id: personId(person),
  };
  const link = {
    url,
    expanded_url: `https://news.example/${index}/a-long-headline-that-goes-on-for-a-while`,
    display_url: 'news.example/a-long-headl…',
    indices: [`${text.length - url.length}`, `${text.length}`],
  };
  const photo = {
    expanded_url: `https://twitter.com/${OWNER.handle}/status/${tweetId(index)}/photo/1`,
    indices: [`${text.length - url.length}`, `${text.length}`],
    url,
    media_url: `http://pbs.twimg.com/media/${mediaName(index)}.jpg`,
    id_str: tweetId(index),
    media_url_https: `https://pbs.twimg.com/media/${mediaName(index)}.jpg`,
    sizes: {
      thumb: { w: '150', h: '150', resize: 'crop' },
      small: { w: '680', h: '510', resize: 'fit' },
      large: { w: '2048', h: '1536', resize: 'fit' },
      medium: { w: '1200', h: '900', resize: 'fit' },
    },
    type: 'photo',
    display_url: `pic.twitter.com/${mediaName(index)}`,
  };
  const hasMedia = index < size.media;
  const media = hasMedia ? { media: [photo] } : {};
  return {
    tweet: {
      edit_info: {
        initial: {
          editTweetIds: [tweetId(index)],
          editableUntil: '2022-11-09T10:40:10.000Z',
          editsRemaining: '5',
          isEditEligible: true,
        },
      },
      retweeted: false,
      source: '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
      entities: {
        hashtags: [],
        symbols: [],
        user_mentions: lead ? [mention] : [],
        urls: hasMedia ? [] : [link],
        ...media,
      },
      display_text_range: ['0', `${text.length}`],
      favorite_count: `${Math.floor(random() * 100)}`,
      ...(kind >= 0.2 && kind < 0.55
        ? {
            in_reply_to_status_id_str: tweetId(index + 1_000_000),
            in_reply_to_user_id: personId(person),
            in_reply_to_user_id_str: personId(person),
            in_reply_to_screen_name: handle,
          }
        : {}),
      id_str: tweetId(index),
      truncated: false,
      retweet_count: '0',
      id: tweetId(index),
      possibly_sensitive: false,
      created_at: 'Wed Nov 09 10:10:10 +0000 2022',
      favorited: false,
      full_text: text,
      lang: 'en',
      ...(hasMedia ? { extended_entities: media } : {}),
    },
  };
}
