import type { Target } from './target.ts';
import { ARCHIVE } from './targets/archive.ts';
import { CSV } from './targets/csv.ts';
import { SPLIT } from './targets/split.ts';
import { ADDRESSES, TEXTS } from './targets/texts.ts';
import { ZIP } from './targets/zip.ts';

/** Everything that reads what strangers write. */
export const TARGETS: readonly Target[] = [ZIP, SPLIT, ARCHIVE, TEXTS, ADDRESSES, CSV];

/** @throws when there is none of that name */
export function targetOf(name: string): Target {
  const found = TARGETS.find(each => each.name === name);
  if (!found) throw new Error(`there is no target called ${name}`);
  return found;
}
