import { Column } from '../ids/column.ts';
import { IdTable } from '../ids/id-table.ts';
import type { Judgement } from './choose.ts';
import { REASONS, type Reason } from './reasons.ts';

/** What is kept of a tweet. */
export interface IndexedTweet {
  /** 1 to 20 digits without a leading zero. */
  readonly id: string;
  /** Milliseconds since the epoch; kept to the second, which is all Twitter says. NaN counts as 0. */
  readonly at: number;
  /** Ids of all versions of an edited tweet, oldest first; else empty. */
  readonly versions: readonly string[];
  readonly judgement: Judgement;
}

const CODES = Object.keys(REASONS) as readonly Reason[];
const NAMED = 1;
const ANSWERS_OTHERS = 2;
const ANSWERS_OTHERS_AS_ROOT = 4;

/**
 * Every tweet of an archive, by row: the first that is added is row 0. A decision is kept as the reason why a tweet is
 * not posted, or none. A tweet takes 30 to 38 bytes, and until `forgetParents` each that others of one's own answer 20 to 28 more.
 */
export class TweetIndex {
  readonly #rows = new IdTable();
  readonly #seconds = new Column(Uint32Array);
  readonly #codes = new Column(Uint8Array);
  readonly #flags = new Column(Uint8Array);
  /** What tweets answer: its ids, and by row the number + 1 of one of them; 0: the row answers none of one's own. */
  #answered: { readonly ids: IdTable; readonly parents: Column } | null = {
    ids: new IdTable(),
    parents: new Column(Uint32Array),
  };
  /** All versions of each edited tweet, by the id of every one of them. */
  readonly #versions = new Map<string, readonly string[]>();

  get size(): number {
    return this.#rows.size;
  }

  /** @returns whether the tweet is new; what is known of an id stays */
  add({ id, at, versions, judgement }: IndexedTweet): boolean {
    const row = this.#rows.add(id);
    if (row === null) return false;
    this.#seconds.set(row, Number.isNaN(at) ? 0 : Math.floor(at / 1000));
    this.#flags.set(row, flagsOf(judgement));
    this.setReason(row, judgement.reason);
    const { parentId } = judgement;
    const { ids, parents } = this.#remembered();
    if (parentId !== null) parents.set(row, ids.ensure(parentId) + 1);
    for (const version of versions) {
      const known = this.#versions.get(version) ?? [];
      if (versions.length > known.length) this.#versions.set(version, versions);
    }
    return true;
  }

  /** @returns -1 where the archive has no such tweet */
  rowOf(id: string): number {
    return this.#rows.rowOf(id);
  }

  idOf(row: number): string {
    return this.#rows.idOf(row);
  }

  /** Milliseconds since the epoch, to the second; null where nobody knows. */
  timeOf(row: number): number | null {
    return this.reasonOf(row) === 'undated' ? null : this.#seconds.at(row) * 1000;
  }

  /** Null: it is to be posted. */
  reasonOf(row: number): Reason | null {
    return CODES[this.#codes.at(row) - 1] ?? null;
  }

  setReason(row: number, reason: Reason | null): void {
    this.#codes.set(row, reason === null ? 0 : CODES.indexOf(reason) + 1);
  }

  isChosen(row: number): boolean {
    return this.#codes.at(row) === 0;
  }

  isNamed(row: number): boolean {
    return (this.#flags.at(row) & NAMED) !== 0;
  }

  /** @param isRoot whether it answers no tweet of the archive */
  answersOthers(row: number, isRoot: boolean): boolean {
    const mask = isRoot ? ANSWERS_OTHERS | ANSWERS_OTHERS_AS_ROOT : ANSWERS_OTHERS;
    return (this.#flags.at(row) & mask) !== 0;
  }

  /** By time, then by id: both grow together on Twitter. */
  compare(a: number, b: number): number {
    return this.#seconds.at(a) - this.#seconds.at(b) || this.#rows.compareIds(a, b);
  }

  /** The tweet of one's own that this one answers, or may answer. */
  parentIdOf(row: number): string | null {
    const { ids, parents } = this.#remembered();
    const parent = parents.at(row);
    return parent === 0 ? null : ids.idOf(parent - 1);
  }

  /** Forgets what each tweet answers, where it is kept by row from now on. */
  forgetParents(): void {
    this.#answered = null;
  }

  /** The rows of all versions of an edited tweet that the archive has; none for any other tweet. */
  versionsOf(row: number): readonly number[] {
    if (this.#versions.size === 0) return [];
    return (this.#versions.get(this.idOf(row)) ?? []).map(id => this.rowOf(id)).filter(found => found >= 0);
  }

  /** The last version of an edited tweet that the archive has; the row itself where there is no later one. */
  lastVersion(row: number): number {
    if (this.#versions.size === 0) return row;
    const id = this.idOf(row);
    const versions = this.#versions.get(id) ?? [];
    for (let i = versions.length - 1; i > versions.indexOf(id); i -= 1) {
      const later = this.rowOf(versions[i] ?? '');
      if (later >= 0) return later;
    }
    return row;
  }

  #remembered() {
    if (!this.#answered) throw new Error('what tweets answer was forgotten');
    return this.#answered;
  }
}

function flagsOf({ isNamed, answersOthers }: Judgement): number {
  const answers = { yes: ANSWERS_OTHERS, no: 0, 'as-root': ANSWERS_OTHERS_AS_ROOT }[answersOthers];
  return (isNamed ? NAMED : 0) | answers;
}
