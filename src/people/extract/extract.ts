import type { Address } from '../address.ts';
import { atSigns } from './at-signs.ts';
import { BLUESKY_BRIDGE, blueskyHandles, bridged } from './bluesky.ts';
import { nearestCue } from './cues.ts';
import { OFFICE_MAILBOXES, PERHAPS_SAMPLE_USERS, SAMPLE_HOST, SAMPLE_USERS } from './data/cues.ts';
import { isFediverseHost, isForeignHost } from './fediverse-host.ts';
import { fold } from './fold.ts';
import { links, schemelessLinks } from './links.ts';
import { blank, type Name, type Sighting } from './sighting.ts';
import { mayHold } from './signs.ts';
import { spokenAddresses } from './spoken.ts';
import { isUser } from './user.ts';

/** An address in a text. */
export interface FoundAddress {
  readonly address: Address;
  /** UTF-16 offset of its first character in the text as given, `@` or `https://` included. */
  readonly start: number;
  /** UTF-16 offset behind its last character. */
  readonly end: number;
  /** Nothing hints at the fediverse: it counts only if its host answers as a fediverse server. */
  readonly bare: boolean;
  /** A Bluesky account, by the name Bridgy Fed gives it. */
  readonly bridged: boolean;
}

/** Each looks where the ones before it found nothing. Words first: a link may be the host of `alice at …`. */
const FINDERS = [spokenAddresses, links, schemelessLinks, atSigns, blueskyHandles];

/** Every fediverse address a text names, in order, without overlaps. Never throws; takes linear time. */
export function extractAddresses(text: string): FoundAddress[] {
  const folded = fold(text);
  if (!mayHold(folded.text)) return [];

  const sightings: Sighting[] = [];
  let rest = folded.text;
  for (const find of FINDERS) {
    const found = find(rest);
    rest = blank(rest, found);
    sightings.push(...found);
  }
  sightings.sort((a, b) => a.start - b.start);

  return sightings.flatMap((sighting, index) => {
    const neighbours = {
      from: sightings[index - 1]?.end ?? 0,
      to: sightings[index + 1]?.start ?? folded.text.length,
    };
    const judged = judge(folded.text, sighting, neighbours);
    return judged ? [{ ...judged, start: folded.start(sighting.start), end: folded.end(sighting.end) }] : [];
  });
}

/** Fast test of whether a text is worth `extractAddresses`; `false` only when that would find nothing. */
export function mayHoldAddress(text: string): boolean {
  return mayHold(fold(text).text);
}

type Judged = Pick<FoundAddress, 'address' | 'bare' | 'bridged'>;

function judge(text: string, sighting: Sighting, neighbours: { from: number; to: number }): Judged | null {
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
  if (isOffice(name) || (!visible && (near?.cue === 'contact' || looksLikeMail(name)))) return null;
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
