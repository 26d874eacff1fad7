import { bucketsOf } from '../../mastodon/limits.ts';
import { missingScopes, PURPOSES } from '../../mastodon/purposes.ts';
import type { Server } from '../../mastodon/types.ts';
import { type Address, sameAddress } from '../../people/address.ts';
import { broken, type Check, ok, warning } from '../../report/doctor-check.ts';
import { roughDuration } from '../../report/numbers.ts';
import type { ServerFacts, TokenFacts } from './look-at-server.ts';

/** A clock that is further off makes windows of limits end at the wrong time until the server has answered. */
const SKEW_WARNING_MS = 60_000;
/** One that is as far off makes certificates fail, and limits of earlier runs be counted in the wrong window. */
const SKEW_BROKEN_MS = 300_000;

/** Judges a server and, where there is one, the login to it. Pure. @param address of the login; null: there is none */
export function judgeServer(facts: ServerFacts, address: Address | null): Check[] {
  const { server, failure, host } = facts;
  return [
    ...(failure === null ? [] : [failureCheck(facts, failure, address)]),
    ...(server === null ? [] : [ok('server', serverSentence(host, server))]),
    ...clockChecks(facts),
    ...(facts.token === null || address === null ? [] : tokenChecks(facts.token, host, address)),
  ];
}

function failureCheck(
  { host }: ServerFacts,
  { kind, isTls, sentence }: NonNullable<ServerFacts['failure']>,
  address: Address | null,
): Check {
  if (isTls) {
    const next =
      "look at this machine's clock, and open any page in a browser: this network may want a login";
    return broken('server', sentence, next, 'network');
  }
  if (kind === 'away') return broken('server', sentence, null, 'network');
  if (address === null) return broken('server', sentence);
  // It was a server when somebody logged in there.
  const what = `Something else answers in place of ${host}: ${sentence}`;
  return broken('server', what, 'open any page in a browser: this network may want a login', 'network');
}

function serverSentence(host: string, server: Server): string {
  const { software, version } = server;
  const isKnown = software === 'mastodon' || bucketsOf({ software }) !== bucketsOf({ software: 'mastodon' });
  const notes = [...quirkNotes(server), ...(isKnown ? [] : ["it gets Mastodon's limits"])];
  return `${host} answers: ${software} ${version}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}.`;
}

/** How a server differs from Mastodon, in words. */
function quirkNotes({ quirks, apiVersion }: Server): string[] {
  return [
    ...(quirks.listsFollowing ? [] : ['it does not list whom you follow']),
    ...(quirks.hasBlocks ? [] : ['a block there is a mute']),
    ...(quirks.importApi === null ? [] : ['it takes lists with --via-import']),
    ...(quirks.vague401 ? ['it calls most failures "unauthorized"'] : []),
    ...(apiVersion === null ? [] : [`API version ${apiVersion}`]),
  ];
}

function clockChecks({ server, host, skewMs }: ServerFacts): Check[] {
  if (skewMs === null) {
    return server === null
      ? []
      : [ok('clock', `${host} does not tell the time, so clocks are not compared.`)];
  }
  const off = Math.abs(skewMs);
  if (off <= SKEW_WARNING_MS) return [ok('clock', `This machine and ${host} agree on the time.`)];
  const what = `This machine's clock is ${roughDuration(off)} ${skewMs > 0 ? 'behind' : 'ahead of'} that of ${host}`;
  const next = 'set the clock of this machine by the network';
  return [
    off > SKEW_BROKEN_MS
      ? broken('clock', `${what}: certificates may fail, and limits be counted in the wrong window.`, next)
      : warning('clock', `${what}.`, next),
  ];
}

function tokenChecks(token: TokenFacts, host: string, address: Address): Check[] {
  if (token.state === 'refused') return [broken('token', token.sentence, null, 'login')];
  const login = `npx oxpecker login ${host}`;
  if (!sameAddress(token.address, address)) {
    const what = `The token belongs to ${token.address} by now, not to ${address}.`;
    return [broken('token', what, `${login}, as ${address} in your browser`, 'login')];
  }
  return [ok('token', `${host} accepts the token of ${address}.`), scopesCheck(token, login)];
}

function scopesCheck(
  { scopes, missingReads }: Extract<TokenFacts, { readonly state: 'valid' }>,
  login: string,
): Check {
  if (scopes === null && missingReads.length === 0)
    return ok('scopes', 'What the token may write shows only when it is used: this server does not tell.');
  const missing = (purpose: (typeof PURPOSES)[number]) => missingScopes(scopes ?? [], [purpose]);
  const good = scopes === null ? [] : PURPOSES.filter(purpose => missing(purpose).length === 0);
  if (good.length === PURPOSES.length) return ok('scopes', `The token is good for ${good.join(' and ')}.`);
  const lacking = scopes === null ? missingReads : PURPOSES.flatMap(missing);
  const lacks = `it lacks ${[...new Set(lacking)].join(', ')}`;
  const next = `${login} --for ${PURPOSES.join(',')}`;
  const others = PURPOSES.filter(purpose => !good.includes(purpose));
  return good.length > 0
    ? warning('scopes', `The token is good for ${good.join()}, not for ${others.join()}: ${lacks}.`, next)
    : broken('scopes', `The token is good for neither ${others.join(' nor ')}: ${lacks}.`, next, 'login');
}
