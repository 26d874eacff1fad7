import { IdTable } from '../ids/id-table.ts';
import type { Category, CategoryFiles } from './catalogue.ts';
import type { Container } from './container.ts';
import { likeOf } from './likes.ts';
import type { MediaFiles } from './media-files.ts';
import { readConversation } from './messages.ts';
import { readAdvertisers, readListOwner, readMoment } from './named-accounts.ts';
import { type DatedNote, Notes, noteOf } from './notes.ts';
import type { Problems } from './problems.ts';
import { ownerIsProtected, tellsOfLock } from './protection.ts';
import { one, type ReadRecord, readRecords } from './records.ts';
import { relationParser } from './relations.ts';
import { timeZoneOf } from './time-zone.ts';
import { type TweetContext, tweetId, tweetOf } from './tweet.ts';
import type {
  Account,
  Archive,
  Batches,
  DirectMessage,
  Era,
  Like,
  MediaFile,
  NamedAccount,
  Problem,
  RelationFile,
  Tweet,
  TweetFile,
} from './types.ts';

/** A whole conversation is one record of about 400 bytes a message: 80,000 of them must not be lost. */
const MAX_CONVERSATION_BYTES = 32 * 1024 * 1024;

/** What an archive is made of once it is known what it is. */
export interface ArchiveParts {
  readonly container: Container;
  readonly era: Era;
  readonly account: Account | null;
  readonly exported: Date | null;
  readonly files: (category: Category) => CategoryFiles;
  readonly media: MediaFiles;
  readonly problems: Problems;
}

/** Reads the records of an archive, of whatever era: the eras differ in where the files lie. */
export class TwitterArchive implements Archive {
  readonly era: Era;
  readonly account: Account | null;
  readonly exported: Date | null;
  readonly #parts: ArchiveParts;
  #context: Promise<TweetContext> | undefined;
  #isProtected = false;

  constructor(parts: ArchiveParts) {
    this.#parts = parts;
    this.era = parts.era;
    this.account = parts.account;
    this.exported = parts.exported;
  }

  get path(): string {
    return this.#parts.container.path;
  }

  get problems(): readonly Problem[] {
    return this.#parts.problems.list;
  }

  async *tweets(file: TweetFile): Batches<Tweet> {
    this.#context ??= this.#readContext();
    const context = await this.#context;
    yield* this.#read(
      file,
      'tweets',
      one(record => {
        this.#isProtected ||= this.era === 'grailbird' && ownerIsProtected(record);
        return tweetOf(record, context);
      }),
    );
  }

  async *directMessages(): Batches<DirectMessage> {
    yield* this.#read('message', 'messages', readConversation, MAX_CONVERSATION_BYTES);
    yield* this.#read('groupMessage', 'messages', readConversation, MAX_CONVERSATION_BYTES);
  }

  likes(): Batches<Like> {
    return this.#read('like', 'likes', one(likeOf));
  }

  relation(file: RelationFile): Batches<string> {
    return this.#read(file, 'accounts', one(relationParser(file)));
  }

  async *namedAccounts(): Batches<NamedAccount> {
    yield* this.#read('ownList', 'lists', readListOwner);
    yield* this.#read('listMembership', 'lists', readListOwner);
    yield* this.#read('listSubscription', 'lists', readListOwner);
    yield* this.#read('moment', 'moments', readMoment);
    yield* this.#read('adEngagement', 'ads', readAdvertisers);
  }

  async timeZone(): Promise<string | null> {
    let found: string | null = null;
    // To the end, where damage shows.
    for await (const zones of this.#read('timeZone', 'time zones', one(timeZoneOf))) {
      found ??= zones.find(zone => zone !== '') ?? null;
    }
    return found;
  }

  async wasProtected(): Promise<boolean> {
    for await (const changes of this.#read('protection', 'changes of protection', one(tellsOfLock))) {
      if (changes.length > 0) this.#isProtected = true;
    }
    return this.#isProtected;
  }

  mediaFile(tweetId: string, basename: string): MediaFile | undefined {
    return this.#parts.media.find(tweetId, basename);
  }

  openMedia(path: string): AsyncIterable<Uint8Array> {
    return this.#parts.container.read(path);
  }

  close(): Promise<void> {
    return this.#parts.container.close();
  }

  /** What every tweet is checked against; both files are small beside the tweets. */
  async #readContext(): Promise<TweetContext> {
    const circle = new IdTable();
    for await (const ids of this.#read('circle', 'tweets', one(tweetId)))
      for (const id of ids) circle.add(id);
    const dated: DatedNote[] = [];
    for await (const batch of this.#read('note', 'notes', one(noteOf))) dated.push(...batch);
    const notes = new Notes(dated);
    return { isCircle: id => circle.has(id), noteOf: (id, text) => notes.of(id, text) };
  }

  #read<T>(category: Category, kind: string, read: ReadRecord<T>, maxRecordBytes?: number): Batches<T> {
    const { container, problems, files } = this.#parts;
    const { present, missing, unlisted } = files(category);
    for (const file of missing) problems.add(file, 'is listed in manifest.js but missing');
    // To take too many tweets for private does no harm, to take one too few does.
    const isRead = category === 'circle';
    for (const file of isRead ? [] : unlisted) {
      problems.add(file, 'is not listed in manifest.js, so it may be from another export, and was not read');
    }
    const names = isRead ? [...present, ...unlisted] : present;
    return readRecords(container, names, kind, read, problems, maxRecordBytes);
  }
}
