import type { Account } from './account.ts';
import type { Instance } from './instance.ts';
import type { Neighbourhood } from './state/neighbourhood.ts';

const WORD = String.raw`\p{L}\p{M}\p{N}\p{Pc}`;

/** Mastodon's `Account::MENTION_RE`; names before and after the `@` in groups 1 and 2. */
const MENTION = new RegExp(
  `(?<![=/${WORD}])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(?:@([${WORD}.-]+[${WORD}]+))?`,
  'giu',
);

/** As observed on snac2 2.96: nothing is asked of what stands before, but it is no URL. */
const LOOSE_MENTION = /https?:\/\/\S+|@([a-z0-9_]+)(?:@([a-z0-9.-]+\.[a-z0-9-]+(?::\d+)?))?/giu;

/** A mention in a text: `[start, end)` in UTF-16 units, and whom it means; null when there is nobody. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly account: Account | null;
}

/** Reads a text as a server does: a bare name is one of its own people, whoever wrote it. */
export function mentionsIn(text: string, instance: Instance, neighbourhood: Neighbourhood): Mention[] {
  const pattern = instance.software.name === 'snac' ? LOOSE_MENTION : MENTION;
  return [...text.matchAll(pattern)].map(found => {
    const [whole, name = '', host] = found;
    const account = host === undefined ? instance.named(name) : remote(name, host, instance, neighbourhood);
    return { start: found.index, end: found.index + whole.length, name, account: account ?? null };
  });
}

function remote(name: string, host: string, instance: Instance, others: Neighbourhood): Account | undefined {
  const own = instance.local(`${name}@${host}`);
  const server = own ? instance : others.find(host);
  const account = own ?? (typeof server === 'string' ? undefined : server.local(`${name}@${host}`));
  return account && !account.options.gone && !account.options.suspended ? account : undefined;
}
