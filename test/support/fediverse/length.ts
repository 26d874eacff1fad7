import type { Posting } from './posting.ts';

const URL_IN_TEXT = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?'()[\]{}]/giu;
const REMOTE_MENTION =
  /(?<![=/\p{L}\p{M}\p{N}\p{Pc}])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{M}\p{N}\p{Pc}.-]+[\p{L}\p{M}\p{N}\p{Pc}]/giu;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** How long a post is to its server: Mastodon's `StatusLengthValidator`, GoToSocial's `ValidateStatusContent`. */
export function lengthOf(text: string, spoiler: string, { unit, urlCharacters }: Posting): number {
  if (unit === 'code-points') return Array.from(spoiler + text).length;
  const countable =
    urlCharacters === null
      ? text
      : text.replace(URL_IN_TEXT, 'x'.repeat(urlCharacters)).replace(REMOTE_MENTION, '$1');
  return [...graphemes.segment(spoiler + countable)].length;
}
