import { tokens } from '../../fediverse/html.ts';
import type { PostPayload } from '../../mastodon/status-types.ts';

/** Elements that begin a line of their own. */
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'li', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4']);
const MENTION = /@([\p{L}\p{N}_.-]+)@[\p{L}\p{N}.-]+(?::\d+)?/gu;
const URL = /https?:\/\/\S+/gi;
/** What is said, rather than how it is set: letters, digits, and pictures. */
const SAID = /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]+/gu;

/** The text of a post's HTML, with its lines; what a server hides of a long URL included. */
export function htmlText(html: string): string {
  let text = '';
  for (const token of tokens(html)) {
    if ('text' in token) text += token.text;
    else if ('start' in token && token.start.name === 'br') text += '\n';
    else if ('end' in token && BLOCKS.has(token.end)) text += '\n\n';
  }
  return text.trim();
}

/** Whether the text that a server gives back as the source of a post is that of a payload. */
export function isSameSource(
  source: string,
  { text, spoiler }: Pick<PostPayload, 'text' | 'spoiler'>,
): boolean {
  const wanted = plain(text);
  // Mastodon makes the content warning the text where there is none (`PostStatusService`).
  return plain(source) === wanted || (wanted === '' && plain(source) === plain(spoiler ?? ''));
}

/**
 * Whether a post's HTML can have been made of a text: by what it says, because servers set text anew (snac2 takes `*x*`
 * for emphasis, Mastodon shows mentions without their host).
 */
export function isSameRendering(
  html: string,
  { text, spoiler }: Pick<PostPayload, 'text' | 'spoiler'>,
): boolean {
  const shown = saidIn(htmlText(html));
  const wanted = saidIn(text);
  return shown === wanted || (wanted === '' && shown === saidIn(spoiler ?? ''));
}

/** What a text says, for a comparison with what a server made of it. */
function saidIn(text: string): string {
  return text.normalize('NFC').replace(MENTION, '$1').replace(SAID, '').toLowerCase();
}

/** The same without URLs, which differ where a link leads to another post. */
export function saidBesideLinks(text: string): string {
  return saidIn(text.replace(URL, ' '));
}

function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
}
