import { isoTime } from './numbers.ts';

/** Why a run stands still, and until when. */
export interface WaitingDocument {
  readonly type: 'waiting';
  readonly why: string;
  /** ISO 8601. */
  readonly until: string;
}

/** The JSON line of a wait. @param until milliseconds since the epoch */
export function waitingDocument(why: string, until: number): WaitingDocument {
  return { type: 'waiting', why, until: isoTime(until) };
}
