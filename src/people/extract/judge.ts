import type { Address } from '../address.ts';
import { BLUESKY_BRIDGE, bridged } from './bluesky.ts';
import { nearestCue } from './cues.ts';
import { OFFICE_MAILBOXES, PERHAPS_SAMPLE_USERS, SAMPLE_HOST, SAMPLE_USERS } from './data/user-names.ts';
import { isFediverseHost, isForeignHost } from './fediverse-host.ts';
import type { Name, Sighting } from './sighting.ts';
import { isUser } from './user.ts';

/** An address that counts, and with what reservation. */
export interface Judged {
  readonly address: Address;
  /** Nothing hints at the fediverse: it counts only if its host answers as a fediverse server. */
  readonly bare: boolean;
  /** A Bluesky account, by the name Bridgy Fed gives it. */
  readonly bridged: boolean;
}

/**
 * Decides whether what was read is a fediverse address. An explicit form needs only a host where such accounts
 * may live; the weaker the form, the more the host's name and the words around it have to say.
 * @param neighbours where the addresses before and after it end and begin
 */
export function judgeSighting(
  text: string,
  sighting: Sighting,
  neighbours: { from: number; to: number },
): Judged | null {
  const name = sighting.name && properName(sighting.name);
  if (!name || !isUser(name.user) || isForeignHost(name.host) || isSample(name)) return null;
  const address: Address = `${name.user}@${name.host}`;
  const counted = { address, bare: false, bridged: name.host === BLUESKY_BRIDGE };
  if (name.form === 'explicit') return counted;

  const visible = isFediverseHost(name.host);
  if (name.form === 'profile') return { ...counted, bare: !visible };
  const near = nearestCue(text, sighting, neighbours);
  if (near?.cue === 'mail' && (near.close || !visible)) return null;
  const hinted = near?.cue === 'fediverse';
  if (name.form === 'spoken') return visible || hinted ? { ...counted, bare: !visible } : null;
  if (hinted) return counted;
  if (isOffice(name) || (!visible && (near?.cue === 'contact' || looksLikeMail(name) || looksLikeFile(name))))
    return null;
  return { ...counted, bare: !visible };
}

/** The account that is meant by what was written. */
function properName(name: Name): Name | null {
  if (/^(?:www\.)?threads\.(?:net|com)$/.test(name.host)) return { ...name, host: 'threads.net' };
  if (!/(?:^|\.)bsky\.social$/.test(name.host)) return name;
  // A Bluesky handle written like a fediverse address; sure only when it repeats itself: `@a@a.bsky.social`.
  return name.host === `${name.user.toLowerCase()}.bsky.social` ? bridged(name.host) : null;
}

/** Whether it explains what an address looks like: `@username@mastodon.example`, `@you@yourserver.example`. */
function isSample({ user, host }: Name): boolean {
  const lower = user.toLowerCase();
  return SAMPLE_USERS.has(lower) || (PERHAPS_SAMPLE_USERS.has(lower) && SAMPLE_HOST.test(host));
}

function isOffice({ user }: Name): boolean {
  return OFFICE_MAILBOXES.has(user.toLowerCase());
}

function looksLikeMail({ user, host }: Name): boolean {
  return /^\d+$/.test(user) || /(?:^|[.-])(?:e?mail|smtp\.|mx\d*\.)|mail\./.test(host);
}

/** `backup@v2.zip`: top-level domains that are file endings far more often. */
function looksLikeFile({ host }: Name): boolean {
  return /\.(?:zip|mov)$/.test(host);
}
