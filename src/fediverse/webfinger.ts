import { bodyJson, isOk } from '../http/answers.ts';
import type { Answer } from '../http/types.ts';
import { type Address, addressKey, hostOf, parseAddress, sameAddress } from '../people/address.ts';
import { askableUrl, expectReady } from './answers.ts';
import { NoAccountError } from './errors.ts';
import { isActivityType, type Jrd, parseJrd } from './jrd.ts';
import type { Run } from './run.ts';

/** An account as WebFinger names it. */
export interface FoundAccount {
  /** The canonical address, in the server's own spelling. */
  readonly address: Address;
  /** URL of the ActivityPub actor. */
  readonly actor: string;
  /** URL of the page for people; `null` when WebFinger names none. */
  readonly page: string | null;
}

/** The links of a descriptor that are of use, and the address it says it is about (`null` when it does not). */
type Descriptor = Omit<FoundAccount, 'address'> & { readonly subject: Address | null };

/**
 * Asks WebFinger (RFC 7033) for an address. When its host calls the account by another one, that address' host
 * has to say the same.
 * @throws {NoAccountError} nobody there
 * @throws {LimitedError | UnreachableError | GuardError} no answer
 */
export async function findAccount(address: Address, run: Run, signal: AbortSignal): Promise<FoundAccount> {
  const first = await describe(`acct:${address}`, hostOf(address), run, signal);
  const { actor, page, subject } = first;
  if (subject === null || sameAddress(subject, address)) return { address: subject ?? address, actor, page };
  const second = await describe(`acct:${subject}`, hostOf(subject), run, signal).catch((error: unknown) => {
    if (!(error instanceof NoAccountError)) throw error;
    throw new NoAccountError(error.status, `its host calls it ${subject}, and ${error.message}`, {
      cause: error,
    });
  });
  if (addressKey(second.subject ?? subject) !== addressKey(subject) || second.actor !== actor) {
    throw new NoAccountError('unknown', `its host calls it ${subject}, whose own host says otherwise`);
  }
  return { address: second.subject ?? subject, actor, page };
}

/**
 * Asks WebFinger whose actor a URL is. The account that is found has to have that very actor.
 * @param actor an actor's id, on a host the web may be asked at
 * @throws as `findAccount`
 */
export async function findAccountOf(actor: URL, run: Run, signal: AbortSignal): Promise<FoundAccount> {
  const { subject } = await describe(actor.href, actor.host, run, signal);
  if (subject === null) throw new NoAccountError('unknown', `${actor.host} names no address for it`);
  const account = await findAccount(subject, run, signal);
  if (account.actor === actor.href) return account;
  throw new NoAccountError('unknown', `${actor.host} calls it ${subject}, whose own host says otherwise`);
}

async function describe(resource: string, host: string, run: Run, signal: AbortSignal): Promise<Descriptor> {
  const endpoint = `${run.web.origin(host)}/.well-known/webfinger?resource={uri}`;
  const first = await ask(endpoint, resource, run, signal);
  if (first.status !== 404) return readDescriptor(first, host, run);
  const template = await run.lrddTemplate.get(host, signal);
  if (template === null || [endpoint, first.url].some(url => samePlace(url, template))) {
    return readDescriptor(first, host, run);
  }
  return readDescriptor(await ask(template, resource, run, signal), host, run);
}

/** ":" and "@" may stand in a query as they are (RFC 3986 §3.4), and some servers know them in no other form. */
function ask(template: string, resource: string, run: Run, signal: AbortSignal): Promise<Answer> {
  const encoded = encodeURIComponent(resource).replaceAll('%3A', ':').replaceAll('%40', '@');
  return run.web.get({ url: template.replace('{uri}', encoded), accept: 'application/jrd+json', signal });
}

function samePlace(a: string, b: string): boolean {
  const [first, second] = [new URL(a), new URL(b)];
  return first.origin === second.origin && first.pathname === second.pathname;
}

function readDescriptor(answer: Answer, host: string, run: Run): Descriptor {
  const { status } = answer;
  expectReady(answer, run.clock.now());
  if (status === 410) throw new NoAccountError('gone', `${host} says it is gone for good`);
  if (status === 401 || status === 403 || status === 451) {
    throw new NoAccountError('refused', `${host} refuses to say (HTTP ${status})`);
  }
  if (status === 400 || status === 404) throw new NoAccountError('unknown', `${host} does not know it`);
  if (!isOk(answer)) throw new NoAccountError('unknown', `${host} has no WebFinger (HTTP ${status})`);
  const jrd = parseJrd(bodyJson(answer));
  if (!jrd) throw new NoAccountError(...noDescriptor(answer, host));
  const actor = activityLink(jrd, run);
  if (!actor) throw new NoAccountError('unknown', `${host} knows it, but not as a fediverse account`);
  const page = jrd.links.find(link => link.rel === 'http://webfinger.net/rel/profile-page');
  return {
    actor,
    page: askableUrl(run.web, page?.href ?? '')?.href ?? null,
    subject: /^acct:/i.test(jrd.subject ?? '') ? parseAddress(jrd.subject ?? '') : null,
  };
}

function noDescriptor(answer: Answer, host: string): ConstructorParameters<typeof NoAccountError> {
  if (answer.cut) return ['unreachable', `the answer of ${host} was too long`];
  return ['unknown', `${host} has no WebFinger: its answer is something else`];
}

/** The first `self` link to an actor the web may be asked at. */
function activityLink({ links }: Jrd, run: Run): string | null {
  for (const { rel, type, href } of links) {
    const url = rel === 'self' && isActivityType(type) ? askableUrl(run.web, href) : null;
    if (url) return url.href;
  }
  return null;
}
