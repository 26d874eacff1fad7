/** What posts get a content warning. */
export interface Warnings {
  /** For every post; `null`: none. */
  readonly always: string | null;
  /** For posts whose text matches; such a warning is more exact than the one for all. */
  readonly matches: readonly { readonly pattern: RegExp; readonly warning: string }[];
}

/**
 * The content warning of a post.
 * @param text as it will be posted
 * @returns the warnings of all patterns that match, each once; else the one for every post, or `null`
 */
export function contentWarning(text: string, { always, matches }: Warnings): string | null {
  // `search` starts at the beginning whatever a pattern's `lastIndex` is.
  const found = matches.filter(({ pattern }) => text.search(pattern) >= 0).map(({ warning }) => warning);
  return found.length === 0 ? always : [...new Set(found)].join(', ');
}
