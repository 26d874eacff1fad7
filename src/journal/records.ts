import * as v from 'valibot';
import type { JournalRecord, LimitRecord, PlanRecord } from './types.ts';

/** Any line of a journal but its first. */
export type AnyRecord = JournalRecord | LimitRecord | PlanRecord;

const Text = v.pipe(v.string(), v.minLength(1));
/** As `Date.toISOString` writes it: in UTC, so that texts sort as times do. */
const Time = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const EntryRecord = v.strictObject({
  at: Time,
  run: Text,
  key: v.pipe(v.string(), v.regex(/^[^#][^\n]*#(?:0|[1-9]\d{0,8})$/)),
  op: Text,
  state: v.picklist(['intent', 'done', 'failed', 'skipped', 'unknown']),
  before: v.exactOptional(v.record(v.string(), v.unknown())),
  payload: v.exactOptional(v.unknown()),
  idem: v.exactOptional(Text),
  id: v.exactOptional(Text),
  url: v.exactOptional(Text),
  why: v.exactOptional(v.string()),
});

const LimitLine = v.strictObject({
  type: v.literal('limit'),
  at: Time,
  run: Text,
  bucket: Text,
  refused: v.boolean(),
  taken: Count,
  until: Time,
});

const PlanLine = v.strictObject({ type: v.literal('plan'), at: Time, run: Text, op: Text, total: Count });

/**
 * Checks one line of a journal, parsed.
 * @returns the record, or what is wrong with it, such as `state: Invalid type`
 */
export function parseRecord(value: unknown): AnyRecord | { readonly wrong: string } {
  const type = value instanceof Object && 'type' in value ? value.type : undefined;
  const schema = type === 'limit' ? LimitLine : type === 'plan' ? PlanLine : EntryRecord;
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const what = issue.received === 'undefined' ? 'is missing' : issue.message;
  return { wrong: `${v.getDotPath(issue) ?? 'record'}: ${what}` };
}
