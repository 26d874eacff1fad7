import type { FindSummary } from './find-summary.ts';
import { counted, grouped } from './numbers.ts';

const SEPARATOR = ' · ';

/**
 * The summary as one line: "295 followed · 171 with a known handle · 38 found: 21 confirmed, 15 stated, 2 listed ·
 * 3 moved · 1 gone · 257 with no clue". Counts of zero are left out, except the first.
 */
export function summaryLine(summary: FindSummary): string {
  const onlyFollowed = summary.following === summary.contacts;
  return [
    onlyFollowed ? `${grouped(summary.contacts)} followed` : counted(summary.contacts, 'contact'),
    part(summary.with_handle, 'with a known handle'),
    withDetail(part(summary.found, 'found'), [
      part(summary.confirmed, 'confirmed'),
      part(summary.stated, 'stated'),
      part(summary.listed, 'listed'),
    ]),
    part(summary.moved, 'moved'),
    part(summary.gone, 'gone'),
    part(summary.unknown, 'unknown to their server'),
    part(summary.unreachable, 'unreachable'),
    part(summary.refused, 'refused'),
    part(summary.not_looked_up, 'not looked up'),
    withDetail(part(summary.to_review, 'more to review'), [
      part(summary.claimed, 'claimed'),
      part(summary.mentioned, 'mentioned'),
      part(summary.guessed, 'guessed'),
    ]),
    part(summary.unchecked, 'unchecked'),
    part(summary.no_clue, 'with no clue'),
  ]
    .filter(text => text !== '')
    .join(SEPARATOR);
}

function part(count: number, what: string): string {
  return count === 0 ? '' : `${grouped(count)} ${what}`;
}

function withDetail(whole: string, parts: readonly string[]): string {
  return whole && `${whole}: ${parts.filter(text => text !== '').join(', ')}`;
}
