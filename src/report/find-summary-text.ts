import type { FindSummary } from './find-summary.ts';
import { counted, grouped, some } from './numbers.ts';

const SEPARATOR = ' · ';

/**
 * The summary as one line: "295 followed · 171 with a known handle · 38 found: 21 confirmed, 15 stated, 2 listed ·
 * 3 moved · 1 gone · 257 with no clue". Counts of zero are left out, except the first.
 * @param chosen those whom nobody vouches for and the person said yes to
 */
export function summaryLine(summary: FindSummary, chosen = 0): string {
  const onlyFollowed = summary.following === summary.contacts;
  return [
    onlyFollowed ? `${grouped(summary.contacts)} followed` : counted(summary.contacts, 'contact'),
    ...some(summary.with_handle, 'with a known handle'),
    ...withDetail(some(summary.found, 'found'), [
      some(summary.confirmed, 'confirmed'),
      some(summary.stated, 'stated'),
      some(summary.listed, 'listed'),
    ]),
    ...some(summary.moved, 'moved'),
    ...some(summary.gone, 'gone'),
    ...some(summary.unknown, 'unknown to their server'),
    ...some(summary.unreachable, 'unreachable'),
    ...some(summary.refused, 'refused'),
    ...some(summary.not_looked_up, 'not looked up'),
    ...some(chosen, 'more that you said yes to'),
    ...withDetail(some(summary.to_review, 'more to review'), [
      some(summary.claimed, 'claimed'),
      some(summary.mentioned, 'mentioned'),
      some(summary.guessed, 'guessed'),
    ]),
    ...some(summary.unchecked, 'unchecked'),
    ...some(summary.no_clue, 'with no clue'),
  ].join(SEPARATOR);
}

function withDetail(whole: readonly string[], parts: readonly (readonly string[])[]): readonly string[] {
  return whole.map(text => `${text}: ${parts.flat().join(', ')}`);
}
