import type { Item, RecordState } from './types.ts';

/** Whether a write, or taking it back, may or may not have happened; null is what nobody tried. */
export function isOpen(state: RecordState | null): state is 'intent' | 'unknown' {
  return state === 'intent' || state === 'unknown';
}

/** Whether nobody knows how an item, or taking it back, ended. */
export function isUnclear({ state, undo }: Pick<Item, 'state' | 'undo'>): boolean {
  if (undo === 'done' || undo === 'skipped') return false;
  return isOpen(undo) || isOpen(state);
}
