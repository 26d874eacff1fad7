import { decodeHTML, decodeHTMLAttribute } from 'entities';

/** A start tag. Names are in lower case, values decoded; of a repeated attribute the first counts. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** A token of a document: decoded text, a start tag, or the name of an end tag. */
export type Token = { readonly text: string } | { readonly start: Tag } | { readonly end: string };

const TAG = /<(\/?)([a-z][^\s/>]*)/i;
const ATTRIBUTE = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/;
/** What these hold is no markup, or is not shown. */
const RAW: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'template']);

/**
 * Cuts HTML (or XML) into its tokens, in time proportional to its length. It builds no tree: links and text are
 * all that is wanted of remote pages.
 */
export function* tokens(html: string): Generator<Token> {
  const tagAt = new RegExp(TAG, 'iy');
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const textEnd = open === -1 ? html.length : open;
    if (textEnd > at) yield { text: decodeHTML(html.slice(at, textEnd)) };
    if (open === -1) return;
    tagAt.lastIndex = open;
    const tag = tagAt.exec(html);
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 4);
    } else if (!tag) {
      if (/[!?/]/.test(html.charAt(open + 1))) at = after(html, '>', open);
      else {
        yield { text: '<' };
        at = open + 1;
      }
    } else {
      const name = (tag[2] ?? '').toLowerCase();
      const { attributes, end } = readAttributes(html, tagAt.lastIndex);
      at = after(html, '>', end);
      if (tag[1] === '/') yield { end: name };
      else {
        yield { start: { name, attributes } };
        if (RAW.has(name)) at = rawEnd(html, name, at);
      }
    }
  }
}

function readAttributes(html: string, from: number): { attributes: Map<string, string>; end: number } {
  const attributes = new Map<string, string>();
  const attributeAt = new RegExp(ATTRIBUTE, 'y');
  let end = from;
  attributeAt.lastIndex = end;
  for (let found = attributeAt.exec(html); found; found = attributeAt.exec(html)) {
    end = attributeAt.lastIndex;
    const name = (found[1] ?? '').toLowerCase();
    const value = found[2] ?? found[3] ?? found[4] ?? '';
    if (!attributes.has(name)) attributes.set(name, decodeHTMLAttribute(value));
  }
  return { attributes, end };
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at === -1 ? html.length : at + mark.length;
}

function rawEnd(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}
