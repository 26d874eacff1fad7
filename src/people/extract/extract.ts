import { atSigns } from './at-signs.ts';
import { blueskyHandles } from './bluesky.ts';
import { fold } from './fold.ts';
import { type Judged, judgeSighting } from './judge.ts';
import { links, schemelessLinks } from './links.ts';
import { serverFirst } from './server-first.ts';
import { blank, type Sighting } from './sighting.ts';
import { mayHold } from './signs.ts';
import { spokenAddresses } from './spoken.ts';

/** An address in a text, with UTF-16 offsets `[start, end)` into the text as given, `@` or `https://` included. */
export interface FoundAddress extends Judged {
  readonly start: number;
  readonly end: number;
}

/** Each looks where the ones before it found nothing. Words first: a link may be the host of `alice at …`. */
const FINDERS = [spokenAddresses, serverFirst, links, schemelessLinks, atSigns, blueskyHandles];

/** Every fediverse address a text names, in order, without overlaps. Never throws; takes linear time. */
export function extractAddresses(text: string): FoundAddress[] {
  const folded = fold(text);
  if (!mayHold(folded.text)) return [];

  const finds: Sighting[][] = [];
  let rest = folded.text;
  for (const find of FINDERS) {
    const found = find(rest);
    rest = blank(rest, found);
    finds.push(found);
  }
  const sightings = finds.flat().sort((a, b) => a.start - b.start);

  return sightings.flatMap((sighting, index) => {
    const neighbours = {
      from: sightings[index - 1]?.end ?? 0,
      to: sightings[index + 1]?.start ?? folded.text.length,
    };
    const judged = judgeSighting(folded.text, sighting, neighbours);
    return judged ? [{ ...judged, start: folded.start(sighting.start), end: folded.end(sighting.end) }] : [];
  });
}

/** Fast test of whether a text is worth `extractAddresses`; `false` only when that would find nothing. */
export function mayHoldAddress(text: string): boolean {
  return mayHold(fold(text).text);
}
