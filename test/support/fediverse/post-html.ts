import type { Account } from './account.ts';
import type { Instance } from './instance.ts';
import { escapeHtml, richText } from './rich-text.ts';

const TAG = /(?<![=/\p{L}\p{M}\p{N}\p{Pc}&])[#＃]([\p{L}\p{M}\p{N}_]*[\p{L}\p{M}_][\p{L}\p{M}\p{N}_]*)/gu;

/** The hashtags of a text, without their `#`. */
export function tagsIn(text: string): string[] {
  return [...new Set([...text.matchAll(TAG)].map(found => found[1] ?? ''))];
}

/** A post's text as its server shows it (Mastodon 4.5: `app/lib/text_formatter.rb`). */
export function postHtml(text: string, { origin, software }: Instance, mentions: readonly Account[]): string {
  if (text === '') return '';
  if (software.name === 'snac') return escapeHtml(text).replaceAll('\n', '<br>');
  return richText(text, part => {
    const tagged = escapeHtml(part).replaceAll(
      TAG,
      (_, name: string) =>
        `<a href="${origin}/tags/${name.toLowerCase()}" class="mention hashtag" rel="tag">#<span>${name}</span></a>`,
    );
    return mentions.reduce((html, account) => withMention(html, account), tagged);
  });
}

function withMention(html: string, { address, username, url }: Account): string {
  const anchor = `<span class="h-card" translate="no"><a href="${url}" class="u-url mention">@<span>${username}</span></a></span>`;
  const pattern = new RegExp(
    String.raw`(?<![=/\w>])@${username}(?:@${address.split('@')[1]})?(?![\w@])`,
    'giu',
  );
  return html.replaceAll(pattern, anchor);
}
