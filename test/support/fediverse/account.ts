import type { Address } from '../../../src/people/address.ts';
import type { Instance } from './instance.ts';

/** A row of a profile's table. */
export interface Field {
  readonly name: string;
  /** Plain text; links in it become HTML. */
  readonly value: string;
  /** ISO 8601, when the page it names links back. */
  readonly verifiedAt?: string;
}

/** What a test says of an account; everything else is believable by default. */
export interface AccountOptions {
  readonly displayName?: string;
  /** The bio, plain text; links in it become HTML. */
  readonly note?: string;
  readonly fields?: readonly Field[];
  readonly bot?: boolean;
  readonly locked?: boolean;
  /** How long a locked account takes to approve a follow, in milliseconds; never when left out. */
  readonly approvesAfterMs?: number;
  /** Its server turns down every follow, later. */
  readonly refusesFollows?: boolean;
  readonly memorial?: boolean;
  /** Hidden by the server, may come back. */
  readonly suspended?: boolean;
  /** Deleted for good: 410. */
  readonly gone?: boolean;
  /** Hidden from those who do not follow it. */
  readonly limited?: boolean;
  readonly discoverable?: boolean;
  /** `YYYY-MM-DD` */
  readonly lastStatusAt?: string | null;
  /** What WebFinger names as subject, when it is not the account itself. */
  readonly subject?: string;
}

/** Somebody on a server: state alone, no protocol. */
export class Account {
  readonly instance: Instance;
  readonly id: string;
  readonly username: string;
  readonly createdAt = '2022-11-05T00:00:00.000Z';
  readonly options: AccountOptions;
  /** Where it moved. */
  movedTo: Account | null = null;
  /** Actor URIs of earlier accounts it confirms. */
  readonly alsoKnownAs: string[] = [];

  constructor(instance: Instance, id: string, username: string, options: AccountOptions) {
    this.instance = instance;
    this.id = id;
    this.username = username;
    this.options = options;
  }

  get address(): Address {
    return `${this.username}@${this.instance.handleHost}`;
  }

  /** The ActivityPub id. */
  get uri(): string {
    return this.instance.origin + this.#fill(this.instance.software.actor);
  }

  /** The page for people. */
  get url(): string {
    return this.instance.origin + this.#fill(this.instance.software.profile);
  }

  /** Moves to another account, which confirms it. */
  moveTo(target: Account): void {
    this.movedTo = target;
    target.alsoKnownAs.push(this.uri);
  }

  #fill(path: string): string {
    return path.replace(':name', this.username).replace(':id', this.id);
  }
}
