import type { Visibility } from './types.ts';

const WIDEST_FIRST: readonly Visibility[] = ['public', 'unlisted', 'private', 'direct'];

/** The one of two that fewer people see. */
export function narrower(a: Visibility, b: Visibility): Visibility {
  return WIDEST_FIRST.indexOf(a) > WIDEST_FIRST.indexOf(b) ? a : b;
}
