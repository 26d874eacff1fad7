import type { RecordState } from './types.ts';

/** Whether a write, or taking it back, may or may not have happened; null is what nobody tried. */
export function isOpen(state: RecordState | null): boolean {
  return state === 'intent' || state === 'unknown';
}
