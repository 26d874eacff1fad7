import type { Instance } from './instance.ts';
import type { Mention } from './mentions.ts';
import { escapeHtml, richText } from './rich-text.ts';

const TAG = /(?<![=/\p{L}\p{M}\p{N}\p{Pc}&])[#＃]([\p{L}\p{M}\p{N}_]*[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*)/gu;

/** The hashtags of a text, without their `#`. */
export function tagsIn(text: string): string[] {
  return [...new Set([...text.matchAll(TAG)].map(found => found[1] ?? ''))];
}

/**
 * A post's text as its server shows it: Mastodon 4.5 (`app/lib/text_formatter.rb`), or snac2 2.96 as observed.
 * @param mentionsOf finds the mentions of a part of the text
 */
export function postHtml(
  text: string,
  { origin, software }: Instance,
  mentionsOf: (part: string) => readonly Mention[],
): string {
  if (text === '') return '';
  const isSnac = software.name === 'snac';
  const plain = isSnac ? (part: string) => part : escapeHtml;
  const tagged = (part: string) =>
    plain(part).replaceAll(
      TAG,
      (_, name: string) =>
        `<a href="${origin}/tags/${name.toLowerCase()}" class="mention hashtag" rel="tag">#<span>${name}</span></a>`,
    );
  const formatted = (part: string) => {
    let [html, done] = ['', 0];
    for (const { start, end, account, name } of mentionsOf(part)) {
      if (!account) continue;
      html += `${tagged(part.slice(done, start))}<span class="h-card" translate="no"><a href="${account.url}" class="u-url mention">@<span>${name}</span></a></span>`;
      done = end;
    }
    return html + tagged(part.slice(done));
  };
  return isSnac ? markdown(text, formatted) : richText(text, formatted);
}

/** What snac2 makes of every text, asked for or not; `&` and `<` stay as they are. */
function markdown(text: string, between: (part: string) => string): string {
  const html = text
    .split(/(\[[^\]]+\]\(https?:\/\/[^)\s]+\)|https?:\/\/\S+)/)
    .map((part, index) => {
      if (index % 2 === 1) {
        const named = /^\[(.+)\]\((.+)\)$/.exec(part);
        if (named) return `<a href="${named[2]}">${named[1]}</a>`;
        const url = part.replaceAll('@', '&#64;');
        return `<a href="${url}" target="_blank">${url}</a>`;
      }
      return between(part)
        .replaceAll(/\*\*([^*\n]+)\*\*/g, '<b>$1</b>')
        .replaceAll(/\*([^*\n]+)\*/g, '<i>$1</i>')
        .replaceAll(/~~([^~\n]+)~~/g, '<s>$1</s>')
        .replaceAll(/__([^_\n]+)__/g, '<u>$1</u>')
        .replaceAll(/`([^`\n]+)`/g, '<code>$1</code>');
    })
    .join('');
  return `${html.replaceAll('\n', '<br>')}<br>`;
}
