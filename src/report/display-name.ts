import { clip } from './columns.ts';
import { cleanText } from './text.ts';

/** In terminal columns. Twitter's names end at 50 characters; a spreadsheet's cells at 32,767. */
const LONGEST = 100;

/** How much of a name and of a handle a table shows. Handles have at most 15 characters; some of the oldest have more. */
export const TABLE_NAME = 32;
export const TABLE_HANDLE = 18;

/** A Twitter account's name as it may be shown: clean, and no longer than names are. */
export function displayName({ name }: { readonly name: string | null }): string | null {
  return name && clip(cleanText(name), LONGEST);
}

/** A Twitter account's handle as it may be shown, without `@`: an edited archive may hold anything as one. */
export function displayHandle({ handle }: { readonly handle: string | null }): string | null {
  return handle && clip(cleanText(handle), LONGEST);
}
