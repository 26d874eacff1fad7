/**
 * HTML as Mastodon's TextFormatter makes it of plain text: paragraphs, line breaks, shortened links.
 * @param between makes HTML of what stands between the links
 */
export function richText(text: string, between = escapeHtml): string {
  return text
    .split(/\n{2,}/)
    .map(paragraph => `<p>${inlineText(paragraph, undefined, between)}</p>`)
    .join('');
}

/** The same without paragraphs, as in the fields of a profile. */
export function inlineText(text: string, rel = 'nofollow noopener', between = escapeHtml): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? link(part, rel) : between(part).replaceAll('\n', '<br />')))
    .join('');
}

/** Text that can stand in HTML, in quotes too. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Thirty characters of the address are shown, the rest is there but invisible. */
function link(url: string, rel: string): string {
  const prefix = /^https?:\/\/(?:www\.)?/.exec(url)?.[0] ?? '';
  const shown = url.slice(prefix.length, prefix.length + 30);
  const rest = url.slice(prefix.length + 30);
  const [href, start, middle, end] = [url, prefix, shown, rest].map(escapeHtml);
  return (
    `<a href="${href}" target="_blank" rel="${rel}" translate="no"><span class="invisible">${start}</span>` +
    `<span class="${rest ? 'ellipsis' : ''}">${middle}</span><span class="invisible">${end}</span></a>`
  );
}
