import type { Visibility } from './types.ts';

const NARROWER: readonly Visibility[] = ['public', 'unlisted', 'private', 'direct'];

/** The one of two that fewer people see. */
export function narrower(a: Visibility, b: Visibility): Visibility {
  return NARROWER.indexOf(a) > NARROWER.indexOf(b) ? a : b;
}
