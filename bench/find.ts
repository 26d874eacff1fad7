import { join } from 'node:path';
import { archiveOf, LARGE, WORK } from './archives.ts';
import type { Figure } from './figures.ts';
import { alternate, BIN, measure } from './measure.ts';

const FLOOR = join(import.meta.dirname, 'floor.mjs');

/**
 * Everything `find --no-lookup` does, beside a floor: `zlib.inflateRawSync` whole and `JSON.parse` whole of the same
 * entries, in a process of its own.
 */
export async function find(): Promise<Figure[]> {
  const archive = await archiveOf(LARGE);
  const [ours, least] = await alternate([commandFor(archive), [FLOOR, archive]], WORK, 5);
  const million = await peakOf(await archiveOf({ tweets: 1_000_000, following: 10_000, media: 0 }));
  const files = await peakOf(await archiveOf({ tweets: 100_000, following: 3_000, media: 100_000 }));
  if (!ours || !least) return [];
  return [
    {
      what: 'find: 200,000 tweets, time',
      value: ours.seconds,
      unit: 's',
      beside: { what: 'inflate and parse whole', value: least.seconds },
      target: { ratio: 1.25 },
    },
    {
      what: 'find: 200,000 tweets, peak RSS',
      value: ours.peakMb,
      unit: 'MB',
      beside: { what: 'inflate and parse whole', value: least.peakMb },
      target: { value: 150 },
    },
    peak('find: 1,000,000 tweets, peak RSS', million, 200),
    peak('find: 100,000 tweets with a file each, peak RSS', files, 250),
  ];
}

function commandFor(archive: string): string[] {
  return [BIN, 'find', '--no-lookup', '--quiet', '--dir', join(WORK, 'out'), archive];
}

async function peakOf(archive: string): Promise<number> {
  const { peakMb } = await measure(commandFor(archive), { cwd: WORK });
  return peakMb;
}

function peak(what: string, value: number, target: number): Figure {
  return { what, value, unit: 'MB', beside: null, target: { value: target } };
}
