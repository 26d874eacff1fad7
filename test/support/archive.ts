import type { Account, Era, RelationFile, TweetFile } from '../../src/archive/types.ts';
import { dataFolderFiles, type Files, grailbirdFiles, mediaFolder, rootFiles } from './archive-files.ts';
import { type SampleTweet, snowflake, tweetRecord } from './archive-records.ts';

/** What a sample archive is about. */
export interface SampleOptions {
  readonly era?: Era;
  readonly account?: Account;
  readonly exported?: Date;
  /** Cuts the tweets file after so many tweets. */
  readonly tweetsAPart?: number;
}

/** A message between two people, or with `conversation` in that group. */
export interface SampleMessage {
  readonly id?: string;
  readonly from: string;
  /** By default the owner. */
  readonly to?: string;
  readonly text: string;
  readonly urls?: readonly { readonly url: string; readonly expanded: string; readonly display: string }[];
  readonly conversation?: string;
}

export const SAMPLE_ACCOUNT: Account = { id: '1000000001', handle: 'heron', name: 'Grey Heron' };

const FIRST_TWEET = Date.UTC(2019, 0, 15, 12);
const MINUTE = 60_000;
const WRAPPERS = { following: 'following', follower: 'follower', block: 'blocking', mute: 'muting' } as const;

/**
 * Builds an archive as Twitter would have exported it in a given era:
 * `new SampleArchive({ era: '2020' }).tweet({ text: 'hello' }).relation('following', '12').files()`.
 * What an era cannot hold is left out of it, as Twitter did.
 */
export class SampleArchive {
  readonly #era: Era;
  readonly #account: Account;
  readonly #exported: Date;
  readonly #tweetsAPart: number;
  readonly #records = new Map<string, object[]>();
  readonly #media = new Map<string, string | Uint8Array>();
  readonly #messages = new Map<string, object[]>();
  #tweets = 0;

  constructor(options: SampleOptions = {}) {
    this.#era = options.era ?? '2022';
    this.#account = options.account ?? SAMPLE_ACCOUNT;
    this.#exported = options.exported ?? new Date('2022-12-01T10:20:30.000Z');
    this.#tweetsAPart = options.tweetsAPart ?? Number.POSITIVE_INFINITY;
    this.#addAccount();
  }

  /**
   * Adds a tweet; by default the first is of 2019-01-15, each further one a minute later. A circle tweet is put
   * into the tweets file as well, as Twitter does.
   */
  tweet(sample: SampleTweet, file: TweetFile = 'tweet'): this {
    const at = sample.at ?? new Date(FIRST_TWEET + this.#tweets * MINUTE);
    const tweet = { ...sample, at, id: sample.id ?? snowflake(at) };
    const stem = this.#tweetStem(file, at);
    const record = tweetRecord(this.#era, this.#account, tweet);
    this.#tweets += 1;
    for (const { basename, content = `bytes of ${basename}` } of tweet.media ?? []) {
      if (content !== null) this.#media.set(`${mediaFolder(stem)}/${tweet.id}-${basename}`, content);
    }
    if (file === 'circle') this.record(this.#tweetStem('tweet', at), record);
    return this.record(stem, record);
  }

  /** Adds the long text of the tweet of this time. @param core members besides the text */
  note(note: { readonly at: Date; readonly text: string; readonly core?: object }): this {
    const createdAt = new Date(note.at.getTime() - 25).toISOString();
    const core = { styletags: [], urls: [], text: note.text, mentions: [], cashtags: [], hashtags: [] };
    const noteTweetId = snowflake(note.at, 7);
    return this.record('note-tweet', {
      noteTweet: { noteTweetId, updatedAt: createdAt, createdAt, core: { ...core, ...note.core } },
    });
  }

  relation(file: RelationFile, ...ids: readonly string[]): this {
    for (const accountId of ids) {
      const userLink = `https://twitter.com/intent/user?user_id=${accountId}`;
      this.record(file, { [WRAPPERS[file]]: this.#era === '2018' ? { accountId } : { accountId, userLink } });
    }
    return this;
  }

  like(tweetId: string, fullText?: string): this {
    const expandedUrl = `https://twitter.com/i/web/status/${tweetId}`;
    const text = fullText === undefined || this.#era === '2018' ? {} : { fullText };
    return this.record('like', { like: { tweetId, ...text, expandedUrl } });
  }

  message({ from, to = this.#account.id, text, urls = [], ...more }: SampleMessage): this {
    const conversationId = more.conversation ?? [from, to].sort().join('-');
    let messages = this.#messages.get(conversationId);
    if (!messages) {
      messages = [];
      this.#messages.set(conversationId, messages);
      const group = this.#era === '2018' || more.conversation === undefined ? '' : '-group';
      const stem = this.#era === '2018' ? 'direct-message' : `direct-messages${group}`;
      this.record(stem, { dmConversation: { conversationId, messages } });
    }
    const createdAt = new Date(FIRST_TWEET + messages.length * MINUTE);
    const common = { reactions: [], urls, text, mediaUrls: [], senderId: from, createdAt };
    const recipient = more.conversation === undefined ? { recipientId: to } : {};
    messages.push({ messageCreate: { ...recipient, ...common, id: more.id ?? snowflake(createdAt) } });
    return this;
  }

  /** A list that one owns, stands in, or reads. */
  list(kind: 'created' | 'member' | 'subscribed', url: string): this {
    return this.record(`lists-${kind}`, { userListInfo: { url } });
  }

  /** Adds any record to any data file. @param stem its name: `direct-messages`, `moment` */
  record(stem: string, record: object): this {
    if (this.#era === 'grailbird' && !/^\d{4}_\d\d$/.test(stem)) return this;
    const records = this.#records.get(stem);
    if (records) records.push(record);
    else this.#records.set(stem, [record]);
    return this;
  }

  /** The files by name. Change the map for what else a test needs: a file missing, damaged, or too many. */
  files(): Files {
    const contents = {
      account: this.#account,
      exported: this.#exported,
      records: this.#records,
      media: this.#media,
      tweetsAPart: this.#tweetsAPart,
    };
    if (this.#era === 'grailbird') return grailbirdFiles(contents);
    return this.#era === '2018' || this.#era === '2019' ? rootFiles(contents) : dataFolderFiles(contents);
  }

  #addAccount(): void {
    const { id: accountId, handle: username, name: accountDisplayName } = this.#account;
    const createdAt = '2009-03-01T09:00:00.000Z';
    const account = { email: 'heron@mail.example', username, accountId, createdAt, accountDisplayName };
    this.record('account', { account });
  }

  #tweetStem(file: TweetFile, at: Date): string {
    if (this.#era === 'grailbird') return at.toISOString().slice(0, 7).replace('-', '_');
    const tweets = this.#era === '2022' ? 'tweets' : 'tweet';
    return {
      tweet: tweets,
      community: 'community-tweet',
      deleted: 'deleted-tweets',
      circle: 'twitter-circle-tweet',
    }[file];
  }
}
