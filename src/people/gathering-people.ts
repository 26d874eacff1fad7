import type { Mention, Tweet } from '../archive/types.ts';
import type { LikedTweets } from './gathering-likes.ts';
import { firstAddressed, namesHandle, retweetedHandle } from './gathering-text.ts';
import { EVIDENCE, handleKey, type Known, learnName, type Roster, relationBit } from './roster.ts';
import { linkedTweet } from './twitter-link.ts';

/** Somebody a text speaks of or who speaks in it, and the handle they were recognised by (`null`: by id). */
export interface Person {
  readonly known: Known;
  readonly via: string | null;
}

/** Who has to do with a tweet. */
export interface TweetPeople {
  /** Whose words a retweet repeats; `null` when they are the owner's own. */
  readonly speaker: Person | null;
  /** Everybody else it names or replies to. */
  readonly others: readonly Person[];
}

const MENTIONED = relationBit('mentioned');

/** Learns from tweets who has which handle, and says who has to do with each. */
export class PeopleOfTweets {
  readonly #roster: Roster;
  readonly #likes: LikedTweets;

  constructor(roster: Roster, likes: LikedTweets) {
    this.#roster = roster;
    this.#likes = likes;
  }

  /** Learns from one tweet, and says who has to do with it. */
  read(tweet: Tweet): TweetPeople {
    const repeated = retweetedHandle(tweet);
    const speaker = repeated === null ? null : this.#author(tweet, repeated);
    if (speaker) speaker.known.relations |= MENTIONED;
    const repliedTo = this.#repliedTo(tweet);
    const formerly =
      repeated !== null && speaker?.via === null ? handleKey(repeated) : this.#formerHandle(tweet, repliedTo);

    const others: Person[] = repliedTo ? [{ known: repliedTo, via: null }] : [];
    for (const person of this.#named(tweet, formerly)) {
      person.known.relations |= MENTIONED;
      if (person.known !== speaker?.known && person.known !== repliedTo) others.push(person);
    }
    this.#linked(tweet);
    return { speaker, others };
  }

  /** A link that may lead to somebody's tweet: it shows whose that is. */
  link(url: string | null): Person | null {
    const tweet = linkedTweet(url);
    const known = tweet && this.#roster.withHandle(tweet.handle);
    if (!tweet || !known) return null;
    this.#likes.wrote(tweet.id, known, tweet.handle);
    return { known, via: tweet.handle };
  }

  /** Whose words a retweet repeats, by the surest sign. */
  #author({ retweeted, media, mentions }: Tweet, handle: string): Person | null {
    if (retweeted) {
      const known = this.#roster.withId(retweeted.user.id);
      if (!known) return null;
      this.#roster.learnHandle(known, handle, EVIDENCE.historical);
      learnName(known, retweeted.user.name, EVIDENCE.historical);
      this.#likes.wrote(retweeted.id, known, null);
      return { known, via: null };
    }
    const key = handleKey(handle);
    const theirs = media.find(({ expanded }) => handleKey(linkedTweet(expanded)?.handle ?? '') === key);
    if (theirs?.sourceUserId) {
      const known = this.#roster.withId(theirs.sourceUserId);
      return known && { known, via: null };
    }
    const id = mentions.find(mention => handleKey(mention.handle) === key)?.id ?? null;
    const known = id === null ? this.#roster.withHandle(handle) : this.#roster.withId(id);
    return known && { known, via: handle };
  }

  #repliedTo({ replyToUserId, replyToHandle, replyToStatusId }: Tweet): Known | null {
    const known = replyToUserId === null ? null : this.#roster.withId(replyToUserId);
    if (!known) return null;
    known.relations |= MENTIONED;
    if (replyToHandle !== null) this.#roster.learnHandle(known, replyToHandle, EVIDENCE.reply);
    if (replyToStatusId !== null) this.#likes.wrote(replyToStatusId, known, null);
    return known;
  }

  /**
   * The handle that the account replied to had when the reply was written, if it has another now; as it is
   * compared. The first name of a reply is the author's of the tweet replied to (194 of 194 in a real archive).
   */
  #formerHandle({ text, mentions, replyToHandle }: Tweet, repliedTo: Known | null): string | null {
    if (!repliedTo || mentions.some(({ id }) => id === repliedTo.id)) return null;
    const current = replyToHandle === null ? null : handleKey(replyToHandle);
    const first = firstAddressed(text);
    if (first === null || (current !== null && namesHandle(text, current))) return null;
    this.#roster.learnHandle(repliedTo, first, EVIDENCE.historical);
    return handleKey(first);
  }

  /**
   * Everybody a tweet mentions. Not who has the handle `formerly` today: it was another's when it was written,
   * and they were not spoken to.
   */
  *#named({ mentions, note }: Tweet, formerly: string | null): Iterable<Person> {
    for (const mention of mentions) {
      const known = this.#pair(mention);
      if (known && handleKey(mention.handle) !== formerly) yield { known, via: mention.handle };
    }
    for (const { handle } of note?.mentions ?? []) {
      const key = handleKey(handle);
      if (key === formerly || mentions.some(mention => handleKey(mention.handle) === key)) continue;
      const known = this.#roster.withHandle(handle);
      if (known) yield { known, via: handle };
    }
  }

  /** Learns the pair of id and handle that a mention shows. */
  #pair({ id, handle, name }: Mention): Known | null {
    const known = id === null ? null : this.#roster.withId(id);
    if (!known) return null;
    this.#roster.learnHandle(known, handle, EVIDENCE.mention);
    learnName(known, name, EVIDENCE.mention);
    return known;
  }

  /** Learns whom a tweet quotes and whose media it shows. */
  #linked({ urls, note, media }: Tweet): void {
    for (const { expanded } of urls) this.#quoted(expanded);
    for (const { expanded } of note?.urls ?? []) this.#quoted(expanded);
    for (const { sourceUserId, sourceStatusId, expanded } of media) {
      const known = sourceUserId === null ? null : this.#roster.withId(sourceUserId);
      if (!known) continue;
      const handle = linkedTweet(expanded)?.handle;
      if (handle) this.#roster.learnHandle(known, handle, EVIDENCE.historical);
      if (sourceStatusId !== null) this.#likes.wrote(sourceStatusId, known, null);
    }
  }

  #quoted(url: string | null): void {
    const quoted = this.link(url);
    if (quoted) quoted.known.relations |= MENTIONED;
  }
}
