import { exactId } from '../csv/spreadsheet.ts';

/** A tweet's page; needs no handle, and is right whatever the account is called now. */
export function tweetPage(tweetId: string): string {
  return `https://x.com/i/status/${tweetId}`;
}

/**
 * The id of a tweet from the cells of a row: a spreadsheet rounds long numbers, but leaves a link or file name alone.
 * @param cells the number itself, or a text that holds it: the link to a tweet, `<id>-<name>.jpg`
 * @returns null where none of them has it
 */
export function tweetIdIn(cells: readonly string[]): string | null {
  for (const cell of cells) {
    const id = exactId(cell) ?? LINK.exec(cell)?.[1] ?? FILE.exec(cell.trim())?.[1];
    if (id !== undefined) return id;
  }
  return null;
}

const LINK =
  /^\s*https?:\/\/(?:\w+\.)?(?:twitter|x)\.com\/[^/\s]+\/(?:web\/)?status(?:es)?\/([1-9]\d{0,19})(?!\d)/i;
const FILE = /^([1-9]\d{0,19})-[^/\\\s]+$/;
