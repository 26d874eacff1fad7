import {
  linkedProfile,
  TWITTER_HOST,
  type TwitterAccount,
  twitterHandle,
  twitterKey,
} from '../people/twitter-link.ts';
import { tokens } from './html.ts';

/** What a profile says in public. All texts are HTML. */
export interface Statements {
  readonly bio: string;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Links outside of texts: the profile's own, and those of `rel=me`. */
  readonly links: readonly string[];
}

/** Written out in a text; what stands before it must not make it the end of another name, path or query. */
const WRITTEN = new RegExp(
  String.raw`(?<![\p{L}\p{N}_.@/=?&#%-])(?:https?://)?${TWITTER_HOST}/[^\s<>"'()]+`,
  'giu',
);
const CUT = /(?:…|\.{3})/;
const TRAILING = /[.,;:!?\]}’”»*|]+$/u;

/** Words of a field's name that say it is about a Twitter account, and those that may stand beside them. */
const NAMES_TWITTER = /^(?:twitter|x|birdsite|bird)$/;
const BESIDE = /^(?:account|com|ex|former|formerly|handle|my|old|on|site|was)$/;

/**
 * The Twitter accounts a profile points to. Anybody's can be among them ("fan of twitter.com/bob"): a link alone
 * says nothing unless the contact it leads to names this address too.
 * @returns each once, in the order found, as `twitterKey` gives it
 */
export function backLinks({ bio, fields, links }: Statements): string[] {
  const found = [
    ...links.map(linkedProfile),
    ...fields.flatMap(({ name, value }) => [...accountsIn(value), namedHandle(name, value)]),
    ...accountsIn(bio),
  ];
  return [...new Set(found.filter(account => account !== null).map(twitterKey))];
}

/** Links, and addresses that are written out beside them. */
function accountsIn(html: string): (TwitterAccount | null)[] {
  const { text, links } = read(html);
  const written = [...text.matchAll(WRITTEN)].map(([url]) => {
    if (CUT.test(url)) return null;
    return linkedProfile(url.replace(TRAILING, '').replace(/^(?!https?:)/i, 'https://'));
  });
  return [...links.map(linkedProfile), ...written];
}

/** `@handle` alone in a field called Twitter. */
function namedHandle(name: string, value: string): TwitterAccount | null {
  // NFKC, because many write a mathematical X.
  const label = read(name).all.normalize('NFKC').toLowerCase();
  const words = label.match(/[\p{L}\p{N}]+/gu) ?? [];
  const isTwitter = words.some(word => NAMES_TWITTER.test(word));
  if (!isTwitter || !words.every(word => NAMES_TWITTER.test(word) || BESIDE.test(word))) return null;
  const handle = twitterHandle(read(value).all.trim());
  return handle === null ? null : { id: null, handle };
}

/**
 * Takes a text apart. `text` leaves out what stands inside links: servers shorten it there, and a shortened
 * handle would be somebody else's. `all` has it.
 */
function read(html: string): { text: string; all: string; links: string[] } {
  const links: string[] = [];
  let text = '';
  let all = '';
  let inLink = false;
  for (const token of tokens(html)) {
    if ('text' in token) {
      all += token.text;
      if (!inLink) text += token.text;
    } else if ('end' in token) {
      if (token.end === 'a') inLink = false;
      if (token.end === 'p') text += '\n';
    } else if (token.start.name === 'a') {
      inLink = true;
      text += ' ';
      links.push(token.start.attributes.get('href') ?? '');
    } else if (token.start.name === 'br') {
      text += '\n';
    }
  }
  return { text, all, links };
}
