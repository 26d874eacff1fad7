import type { AnyRecord } from './records.ts';
import { isOpen } from './states.ts';
import type { Item, JournalRecord, LimitRecord, Plan, PlanRecord } from './types.ts';

/** What these send is long, and nobody needs it once it is done. */
const FORGOTTEN: ReadonlySet<string> = new Set(['post', 'draft']);

/** What a journal says as a whole; grows with every record. Pure: it knows no file and no clock. */
export class Fold {
  readonly items = new Map<string, Item>();
  readonly limits: LimitRecord[] = [];
  readonly plans = new Map<string, Plan>();
  /** When the latest record was written, of whatever kind (ISO 8601). */
  lastAt: string | null = null;
  /** The subjects that the latest plan's run has decided, by operation. */
  readonly #decided = new Map<string, Set<string>>();
  /** One copy of each word that many records say: parsed ones are apart, and hundreds of thousands add up. */
  readonly #words = new Map<string, string>();

  /** Takes the next record, in the order of the file. */
  add(record: AnyRecord): void {
    this.lastAt = record.at;
    if (!('type' in record)) {
      this.#addEntry({ ...record, run: this.#word(record.run), op: this.#word(record.op) });
    } else if (record.type === 'limit') this.limits.push(record);
    else this.#addPlan(record);
  }

  #addPlan({ op, run, at, total }: PlanRecord): void {
    this.plans.set(op, { op, run, at, total, decided: 0 });
    this.#decided.set(op, new Set());
  }

  #addEntry(record: JournalRecord): void {
    const hash = record.key.lastIndexOf('#');
    const subject = record.key.slice(0, hash);
    const generation = Number(record.key.slice(hash + 1));
    const item = this.items.get(subject);
    if (item && generation < item.generation) return;
    if (item?.generation === generation && item.op !== record.op) {
      this.items.set(subject, { ...item, undo: record.state, undoAt: record.at });
      return;
    }
    const former = item?.generation === generation ? item : undefined;
    this.#count(record, subject, former);
    this.items.set(subject, former ? later(former, record) : first(record, subject, generation));
  }

  #word(word: string): string {
    const known = this.#words.get(word);
    if (known === undefined) this.#words.set(word, word);
    return known ?? word;
  }

  /** An item that was done before is only looked at again: it is none of those the plan speaks of. */
  #count({ op, run, state }: JournalRecord, subject: string, former: Item | undefined): void {
    if (isOpen(state) || former?.state === 'done') return;
    const plan = this.plans.get(op);
    const decided = this.#decided.get(op);
    if (!plan || !decided || plan.run !== run) return;
    decided.add(subject);
    this.plans.set(op, { ...plan, decided: decided.size });
  }
}

function first(record: JournalRecord, subject: string, generation: number): Item {
  return {
    subject,
    generation,
    op: record.op,
    state: record.state,
    wasDone: record.state === 'done',
    before: record.before ?? null,
    payload: record.payload ?? null,
    idem: record.idem ?? null,
    id: record.id ?? null,
    url: record.url ?? null,
    why: record.why ?? null,
    run: record.run,
    at: record.at,
    undo: null,
    undoAt: null,
  };
}

/**
 * The first intent says how things stood before, the latest what was sent; `run` and `at` are of when it was done, also
 * when a later run looks at it again.
 */
function later(item: Item, record: JournalRecord): Item {
  const wasDone = item.state === 'done';
  return {
    ...item,
    state: record.state,
    wasDone: item.wasDone || record.state === 'done',
    ...sentAfter(item, record),
    id: record.id ?? item.id,
    url: record.url ?? item.url,
    why: record.why ?? null,
    run: wasDone ? item.run : record.run,
    at: wasDone ? item.at : record.at,
  };
}

function sentAfter(item: Item, { op, state, before, payload, idem }: JournalRecord) {
  if (state === 'done' && FORGOTTEN.has(op)) return { before: null, payload: payload ?? null, idem: null };
  const isLatest = state === 'intent';
  return {
    before: item.before ?? before ?? null,
    payload: (isLatest ? payload : undefined) ?? item.payload ?? payload ?? null,
    idem: (isLatest ? idem : undefined) ?? item.idem ?? idem ?? null,
  };
}
