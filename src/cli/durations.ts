import { usageError } from './errors.ts';

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Reads a duration such as `90s`, `5m`, `12h`, `7d`, `0` or `unlimited`.
 * @returns milliseconds; `Infinity` for `unlimited`
 * @throws {ExitError} (usage) for anything else
 */
export function parseDuration(text: string): number {
  if (text === '0') return 0;
  if (text === 'unlimited') return Number.POSITIVE_INFINITY;
  const match = /^(\d+(?:\.\d+)?)([smhd])$/.exec(text.trim());
  const unit = UNITS[match?.[2] ?? ''];
  if (!match || unit === undefined) {
    throw usageError(
      `"${text}" is not a duration: write a number and s, m, h or d (90s, 5m, 12h, 7d), 0 or unlimited`,
    );
  }
  return Number(match[1]) * unit;
}
