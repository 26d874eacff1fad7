import type { Account, Mention, Tweet } from '../../src/archive/types.ts';
import { Gathering } from '../../src/people/gathering.ts';
import type { Guesses } from '../../src/people/gathering-result.ts';
import type { ContactEntry, GatheredContact } from '../../src/people/types.ts';

/** Whose archive it is in these tests. */
export const OWNER: Account = { id: '1', handle: 'me', name: 'Me' };

/** A tweet of the owner of which only what matters is said. */
export function tweet(given: Partial<Tweet>): Tweet {
  return {
    id: '1000',
    createdAt: 'Wed Nov 09 10:10:10 +0000 2022',
    text: '',
    lang: 'en',
    source: null,
    replyToStatusId: null,
    replyToUserId: null,
    replyToHandle: null,
    mentions: [],
    urls: [],
    media: [],
    hashtags: [],
    sensitive: false,
    likes: 0,
    versions: [],
    note: null,
    circle: false,
    retweeted: null,
    ...given,
  };
}

/** `@handle` of the account with this id; `null`: nobody has the handle any more. */
export function mention(id: string | null, handle: string, name: string | null = handle): Mention {
  return { id, handle, name, start: 0, end: 0 };
}

/** A row of a contacts file of which only what matters is said. */
export function entry(given: Partial<ContactEntry>): ContactEntry {
  return {
    id: null,
    handle: null,
    name: null,
    bio: null,
    location: null,
    url: null,
    address: null,
    ...given,
  };
}

/** What a gathering makes of what it is fed with. */
export function gather(
  feed: (gathering: Gathering) => void,
  guesses: Guesses = { guessOn: [], relations: new Set() },
): GatheredContact[] {
  const gathering = new Gathering(OWNER);
  feed(gathering);
  return gathering.finish(guesses);
}

/** The gathered contact with this id or handle. */
export function contactOf(gathered: readonly GatheredContact[], name: string): GatheredContact | undefined {
  return gathered.find(({ contact }) => contact.id === name || contact.handle === name);
}

/** The clues about one contact, in short. @param who id or handle */
export function cluesAbout(who: string, feed: (gathering: Gathering) => void): string[] {
  return (contactOf(gather(feed), who)?.clues ?? []).map(
    ({ address, kind, standing, saidBy }) => `${address} ${kind} ${standing} ${saidBy}`,
  );
}
