import type { Address } from '../people/address.ts';

/** What is done to a list of people. */
export type Relating = 'follow' | 'block' | 'mute';

/** Somebody of a list, and who that is on Twitter as far as known. */
export interface PersonView {
  readonly address: Address;
  readonly twitterId: string | null;
  readonly twitterHandle: string | null;
  readonly twitterName: string | null;
}

/** Why somebody is not among those to be followed, blocked or muted, each with how many. */
export interface LeftOutCounts {
  /** The person said no in `matches.csv`. */
  readonly no: number;
  /** `follow` is no in `matches.csv` unless the person says otherwise. */
  readonly unasked: number;
  /** Less sure than was asked for. */
  readonly notSure: number;
  /** Of another relation than was asked for. */
  readonly otherRelation: number;
  /** Nobody knows an address of theirs. */
  readonly withoutAddress: number;
  readonly self: number;
  readonly duplicates: number;
  readonly notChosen: number;
  readonly already: number;
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  readonly accepted: number;
  readonly beyondMax: number;
}

/** A file for the import page of the person's server, as they would type its path, and how many stand in it. */
export interface ImportFile {
  readonly file: string;
  readonly people: number;
}

/** What a run is about to do, as it is told to the person. */
export interface PlanView {
  readonly operation: Relating;
  readonly account: Address;
  readonly server: { readonly host: string; readonly software: string; readonly version: string };
  /** Where the list comes from, as the person would type it. */
  readonly source: string;
  readonly people: readonly PersonView[];
  readonly leftOut: LeftOutCounts;
  readonly resuming: { readonly done: number; readonly failed: number; readonly left: number } | null;
  /** What one window of the server's limit allows, and when the last is done (ms since the epoch). */
  readonly forecast: {
    readonly perWindow: number;
    readonly windowMs: number;
    readonly finishAt: number;
  } | null;
  /** The part of that limit that is used, above 0 and at most 1: `perWindow` is what it leaves. */
  readonly share: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** How many the account follows (blocks, mutes) already; null where its server does not say. */
  readonly existing: number | null;
  /** Who is to be blocked or muted, and followed by another row. */
  readonly alsoFollowed: readonly Address[];
  /** The list of the person that they are put into; null for none. */
  readonly list: string | null;
  /** Addresses that could not be looked up yet. */
  readonly postponed: number;
  /** Written because the limit makes it a long run; empty otherwise. */
  readonly imports: readonly ImportFile[];
  /** Whether the server takes such a file from this program. */
  readonly hasImportApi: boolean;
  /** Whether the server knows blocks apart from mutes. */
  readonly hasBlocks: boolean;
}

/** What became of one account; `why` is a word, perhaps with more after a colon. */
export interface OutcomeView {
  readonly wanted: PersonView;
  readonly state: 'done' | 'skipped' | 'failed' | 'unknown';
  readonly why: string;
  /** A block that ended a follow of the person's. */
  readonly endedFollow: boolean;
}

/** The words of one operation. */
export interface Words {
  /** `follow` */
  readonly verb: string;
  /** `Following` */
  readonly doing: string;
  /** `followed` */
  readonly done: string;
  /** `400 follows a day` */
  readonly noun: string;
}

const WORDS: Readonly<Record<Relating, Words>> = {
  follow: { verb: 'follow', doing: 'Following', done: 'followed', noun: 'follows' },
  block: { verb: 'block', doing: 'Blocking', done: 'blocked', noun: 'blocks' },
  mute: { verb: 'mute', doing: 'Muting', done: 'muted', noun: 'mutes' },
};

/** How an operation is spoken of. */
export function wordsOf(operation: Relating): Words {
  return WORDS[operation];
}
