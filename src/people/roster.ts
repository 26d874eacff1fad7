import type { Account } from '../archive/types.ts';
import { type Clue, RELATIONS, type Relation } from './types.ts';

/**
 * How well a handle (or name) of an account is known, best last. `historical`: it was so at some time.
 * `record`: a contacts file or a list says so. `mention`: looked up by handle at export, so the pair is current.
 * `reply`: looked up by id at export, so it is current too.
 */
export const EVIDENCE = { none: 0, historical: 1, record: 2, mention: 3, reply: 4 } as const;
/** One of `EVIDENCE`; the higher number wins. */
export type Evidence = (typeof EVIDENCE)[keyof typeof EVIDENCE];

/** A clue, and the handle by which its contact was recognised (`null`: by id, or by a record). */
export interface Attributed {
  readonly clue: Clue;
  readonly via: string | null;
}

/** An account while the archive is read. Kept small: an archive knows a hundred thousand of them. */
export interface Known {
  readonly id: string | null;
  /** By the best evidence so far, spelt as seen. */
  handle: string | null;
  handleEvidence: Evidence;
  name: string | null;
  nameEvidence: Evidence;
  /** One bit for each of `RELATIONS`. */
  relations: number;
  /** Other handles it was seen with. */
  otherHandles: string[] | null;
  /** By what they say. */
  clues: Map<string, Attributed[]> | null;
}

/** The form in which handles are compared: Twitter ignores their case. */
export function handleKey(handle: string): string {
  return handle.toLowerCase();
}

/** The bit of a relation in `Known.relations`. */
export function relationBit(relation: Relation): number {
  return 1 << RELATIONS.indexOf(relation);
}

/** The relations of a bit mask, in the order of `RELATIONS`. */
export function relationsOf(bits: number): Relation[] {
  return RELATIONS.filter(relation => (bits & relationBit(relation)) !== 0);
}

/** Adds a display name, unless a better known one is there. */
export function learnName(known: Known, name: string | null, evidence: Evidence): void {
  if (!name || known.nameEvidence >= evidence) return;
  known.name = name;
  known.nameEvidence = evidence;
}

/** All accounts of an archive but its owner's. */
export class Roster {
  readonly #ownerId: string | null;
  readonly #ownerHandle: string | null;
  readonly #byId = new Map<string, Known>();
  readonly #byHandle = new Map<string, Known>();
  readonly #others: Known[] = [];

  constructor(owner: Account | null) {
    this.#ownerId = owner?.id ?? null;
    this.#ownerHandle = owner?.handle ? handleKey(owner.handle) : null;
  }

  /** The account with this id; `null` for the owner's. */
  withId(id: string): Known | null {
    if (id === this.#ownerId) return null;
    let known = this.#byId.get(id);
    if (!known) {
      known = unknown(id);
      this.#byId.set(id, known);
    }
    return known;
  }

  /** The account that is known by this handle alone; `null` for the owner's. */
  withHandle(handle: string): Known | null {
    const key = handleKey(handle);
    if (key === this.#ownerHandle) return null;
    let known = this.#byHandle.get(key);
    if (!known) {
      known = { ...unknown(null), handle, handleEvidence: EVIDENCE.historical };
      this.#byHandle.set(key, known);
    }
    return known;
  }

  /** A new account of which neither id nor handle is known: a line of a list made by hand. */
  withoutHandle(): Known {
    const known = unknown(null);
    this.#others.push(known);
    return known;
  }

  /** Notes that an account has or had a handle. Nobody but the owner ever has the owner's. */
  learnHandle(known: Known, handle: string, evidence: Evidence): void {
    if (known.handle === handle && known.handleEvidence >= evidence) return;
    const key = handleKey(handle);
    if (key === this.#ownerHandle) return;
    const same = known.handle !== null && handleKey(known.handle) === key;
    if (known.handleEvidence >= evidence) {
      if (!same) addOther(known, handle);
      return;
    }
    if (known.handle !== null && !same) addOther(known, known.handle);
    known.handle = handle;
    known.handleEvidence = evidence;
  }

  /** Accounts with an id, in the order they were met. */
  identified(): Iterable<Known> {
    return this.#byId.values();
  }

  /** Accounts without an id, in the order they were met. */
  unidentified(): Iterable<Known> {
    return [...this.#byHandle.values(), ...this.#others];
  }
}

function unknown(id: string | null): Known {
  return {
    id,
    handle: null,
    handleEvidence: EVIDENCE.none,
    name: null,
    nameEvidence: EVIDENCE.none,
    relations: 0,
    otherHandles: null,
    clues: null,
  };
}

function addOther(known: Known, handle: string): void {
  known.otherHandles ??= [];
  const key = handleKey(handle);
  if (!known.otherHandles.some(other => handleKey(other) === key)) known.otherHandles.push(handle);
}
