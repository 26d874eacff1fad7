import type { UrlEntity } from '../archive/types.ts';
import { unescapeText } from '../people/unescape.ts';
import type { TweetContent } from './tweet-content.ts';

/** The text of a tweet as a person saw it: the long one, its links written out, without the one to its own media. */
export function readableText({ text, note, urls, media }: TweetContent): string {
  if (note) return withLinks(note.text, note.urls).trim();
  const withoutMedia = media.reduce((rest, { url }) => rest.replaceAll(url, ''), text);
  return unescapeText(withLinks(withoutMedia, urls)).trim();
}

function withLinks(text: string, urls: readonly UrlEntity[]): string {
  return urls.reduce((rest, { url, expanded }) => rest.replaceAll(url, () => expanded ?? url), text);
}
