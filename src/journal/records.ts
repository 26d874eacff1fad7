import * as v from 'valibot';
import type { JournalRecord, LimitRecord, PlanRecord } from './types.ts';

/** Any line of a journal but its first. */
export type AnyRecord = JournalRecord | LimitRecord | PlanRecord;

/** What was expected, in words: those of valibot quote what is there, which may be a megabyte of anything. */
const WORDS = {
  text: 'a text that is not empty',
  time: 'a time such as 2026-01-31T12:00:00.000Z',
  key: 'a subject with its generation, such as follow:ann@a.example#0',
  count: 'a whole number from 0 on',
  object: 'an object',
};

const Text = v.pipe(v.string(WORDS.text), v.nonEmpty(WORDS.text));
/** As `Date.toISOString` writes it: in UTC, so that texts sort as times do. */
const Time = v.pipe(v.string(WORDS.time), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, WORDS.time));
const Count = v.pipe(v.number(WORDS.count), v.safeInteger(WORDS.count), v.minValue(0, WORDS.count));
const Key = v.pipe(v.string(WORDS.key), v.regex(/^[^#][^\n]*#(?:0|[1-9]\d{0,8})$/, WORDS.key));

const STATES = ['intent', 'done', 'failed', 'skipped', 'unknown'] as const;

const EntryRecord = v.strictObject(
  {
    at: Time,
    run: Text,
    key: Key,
    op: Text,
    state: v.picklist(STATES, `one of ${STATES.join(', ')}`),
    before: v.exactOptional(v.record(v.string(), v.unknown(), WORDS.object)),
    payload: v.exactOptional(v.unknown()),
    idem: v.exactOptional(Text),
    id: v.exactOptional(Text),
    url: v.exactOptional(Text),
    why: v.exactOptional(v.string('a text')),
  },
  WORDS.object,
);

const LimitLine = v.strictObject({
  type: v.literal('limit'),
  at: Time,
  run: Text,
  bucket: Text,
  refused: v.boolean('true or false'),
  taken: Count,
  until: Time,
});

const PlanLine = v.strictObject({ type: v.literal('plan'), at: Time, run: Text, op: Text, total: Count });

const NAME_UNITS = 50;

/**
 * Checks one line of a journal, parsed.
 * @returns the record, or what is wrong with it, such as `run: is missing`: a piece of a sentence
 */
export function parseRecord(value: unknown): AnyRecord | { readonly wrong: string } {
  const type = value instanceof Object && 'type' in value ? value.type : undefined;
  const schema = type === 'limit' ? LimitLine : type === 'plan' ? PlanLine : EntryRecord;
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const name = v.getDotPath(issue) ?? 'record';
  if (issue.expected === 'never') {
    return { wrong: `${JSON.stringify(name.slice(0, NAME_UNITS))}: no record has that` };
  }
  return {
    wrong: `${name}: ${issue.received === 'undefined' ? 'is missing' : `expected ${issue.message}`}`,
  };
}
