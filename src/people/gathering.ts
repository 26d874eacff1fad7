import type { Account, DirectMessage, Like, NamedAccount, RelationFile, Tweet } from '../archive/types.ts';
import { addressKey } from './address.ts';
import { addClue, clueOf, type Utterance } from './clues.ts';
import { extractAddresses, type FoundAddress } from './extract/extract.ts';
import { entryClues } from './gathering-entry.ts';
import { LikedTweets } from './gathering-likes.ts';
import { PeopleOfTweets, type Person } from './gathering-people.ts';
import { type Guesses, gatheredContacts } from './gathering-result.ts';
import { readable, readableTweet, retweetedHandle, tweetMayHoldAddress } from './gathering-text.ts';
import { EVIDENCE, type Known, learnName, Roster, relationBit } from './roster.ts';
import { ownAddresses } from './speech.ts';
import type { ContactEntry, GatheredContact, Relation } from './types.ts';

const RELATION_OF: Readonly<Record<RelationFile, Relation>> = {
  following: 'following',
  follower: 'follower',
  block: 'blocked',
  mute: 'muted',
};

/** Collects who is in an archive and what says where they went. Likes come first, the rest in any order. */
export class Gathering {
  readonly #ownerHandle: string | null;
  readonly #roster: Roster;
  readonly #likes = new LikedTweets();
  readonly #people: PeopleOfTweets;
  /** Keys of addresses the owner calls their own: they tell nothing of whom the owner wrote to. */
  readonly #ownersAddresses = new Set<string>();

  /** @param owner whose archive it is; `null` when it does not say. */
  constructor(owner: Account | null) {
    this.#ownerHandle = owner?.handle ?? null;
    this.#roster = new Roster(owner);
    this.#people = new PeopleOfTweets(this.#roster, this.#likes);
  }

  /** An id from one of the four lists. */
  relation(file: RelationFile, id: string): void {
    const known = this.#roster.withId(id);
    if (known) known.relations |= relationBit(RELATION_OF[file]);
  }

  /** A liked tweet: of use only if something read later shows whose it is. */
  like(like: Like): void {
    this.#likes.add(like);
  }

  /** A tweet or retweet of the owner, of any file. */
  tweet(tweet: Tweet): void {
    const { speaker, others } = this.#people.read(tweet);
    if (!tweetMayHoldAddress(tweet)) return;
    const common = { text: readableTweet(tweet), tweetId: tweet.id };
    if (speaker) this.#theirWords({ ...common, kind: 'retweet', saidBy: 'contact' }, speaker, others);
    else {
      const kind = retweetedHandle(tweet) === null ? 'tweet' : 'retweet';
      this.#ownersWords({ ...common, kind, saidBy: 'self' }, others);
    }
  }

  /** A message from or to the owner, or in a group with them. */
  message({ senderId, recipientId, text, urls }: DirectMessage): void {
    const sender = this.#roster.withId(senderId);
    const recipient = recipientId === null ? null : this.#roster.withId(recipientId);
    for (const known of [sender, recipient]) if (known) known.relations |= relationBit('messaged');
    for (const { expanded } of urls) this.#people.link(expanded);

    const common = { kind: 'dm', text: readable(text, urls), tweetId: null } as const;
    if (sender) this.#theirWords({ ...common, saidBy: 'contact' }, { known: sender, via: null }, []);
    else {
      this.#ownersWords({ ...common, saidBy: 'self' }, recipient ? [{ known: recipient, via: null }] : []);
    }
  }

  /** An account seen in passing: it helps to name those met elsewhere. */
  named({ id, handle, name }: NamedAccount): void {
    const known = id === null ? this.#roster.withHandle(handle) : this.#roster.withId(id);
    if (!known) return;
    this.#roster.learnHandle(known, handle, EVIDENCE.record);
    learnName(known, name, EVIDENCE.record);
  }

  /** A row of a contacts file. */
  entry(entry: ContactEntry): void {
    const known = this.#listed(entry);
    if (!known) return;
    known.relations |= relationBit('contacts');
    if (entry.handle !== null) this.#roster.learnHandle(known, entry.handle, EVIDENCE.record);
    learnName(known, entry.name, EVIDENCE.record);
    for (const clue of entryClues(entry)) addClue(known, clue, null);
  }

  /** Everybody with a relation or a clue. The owner is never among them. */
  finish(guesses: Guesses): GatheredContact[] {
    for (const { author, via, text, tweetId } of this.#likes.attributed()) {
      const utterance = {
        kind: 'liked_tweet',
        text: readable(text, []),
        tweetId,
        saidBy: 'contact',
      } as const;
      this.#theirWords(utterance, { known: author, via }, []);
    }
    return gatheredContacts(this.#roster, this.#ownersAddresses, guesses);
  }

  #listed({ id, handle }: ContactEntry): Known | null {
    if (id !== null) return this.#roster.withId(id);
    return handle === null ? this.#roster.withoutHandle() : this.#roster.withHandle(handle);
  }

  /** What somebody says of themself is stated; anything else they say is but mentioned, of them and of others. */
  #theirWords(utterance: Utterance, { known, via }: Person, others: readonly Person[]): void {
    const found = extractAddresses(utterance.text);
    const own = ownAddresses(utterance.text, found, via ?? known.handle);
    for (const [i, address] of found.entries()) {
      addClue(known, clueOf(utterance, address, own[i] ? 'stated' : 'mentioned'), via);
      if (!own[i]) mention({ ...utterance, saidBy: 'third_party' }, address, others);
    }
  }

  /** What the owner says may be of anybody they name, unless it is of themself. */
  #ownersWords(utterance: Utterance, people: readonly Person[]): void {
    const found = extractAddresses(utterance.text);
    const own = ownAddresses(utterance.text, found, this.#ownerHandle);
    for (const [i, address] of found.entries()) {
      if (own[i]) this.#ownersAddresses.add(addressKey(address.address));
      else mention(utterance, address, people);
    }
  }
}

/** An address beside the names of some people. */
function mention(utterance: Utterance, address: FoundAddress, people: readonly Person[]): void {
  for (const { known, via } of people) addClue(known, clueOf(utterance, address, 'mentioned'), via);
}
