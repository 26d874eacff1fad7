import { clip } from './columns.ts';
import { cleanText } from './text.ts';

/** In terminal columns. Twitter's names end at 50 characters; a spreadsheet's cells at 32,767. */
const LONGEST = 100;

/** A Twitter account's name as it may be shown: clean, and no longer than names are. */
export function displayName({ name }: { readonly name: string | null }): string | null {
  return name && clip(cleanText(name), LONGEST);
}

/** A Twitter account's handle as it may be shown, without `@`: an edited archive may hold anything as one. */
export function displayHandle({ handle }: { readonly handle: string | null }): string | null {
  return handle && clip(cleanText(handle), LONGEST);
}
