import { clip } from './columns.ts';
import { cleanText } from './text.ts';

/** Twitter's names end at 50 characters; a spreadsheet's cells at 32,767. */
const LONGEST_NAME = 100;

/** A Twitter account's name as it may be shown: clean, and no longer than names are. */
export function displayName({ name }: { readonly name: string | null }): string | null {
  return name && clip(cleanText(name), LONGEST_NAME);
}
