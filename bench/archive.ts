/**
 * Time and memory of everything `find --no-lookup` does, beside a floor in the same run: `zlib.inflateRawSync`
 * whole and `JSON.parse` whole of the same entries, in a process of its own.
 * Usage: npm run bench:archive [-- tweets|large|media|start]
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from '../test/support/zip.ts';
import { type BenchArchive, benchArchive } from './generate.ts';
import { alternate, type Figure, measure, report } from './measure.ts';

const work = join(import.meta.dirname, '..', '.bench');
const bin = join(import.meta.dirname, '..', 'bin', 'oxpecker.js');
const floor = join(import.meta.dirname, 'floor.mjs');
mkdirSync(work, { recursive: true });

async function archiveOf(size: BenchArchive): Promise<string> {
  const path = join(work, `${size.tweets}-${size.following}-${size.media}.zip`);
  if (!existsSync(path)) await writeZip(path, benchArchive(size));
  return path;
}

const find = (archive: string) => [
  bin,
  'find',
  '--no-lookup',
  '--quiet',
  '--dir',
  join(work, 'out'),
  archive,
];

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  tweets: async () => {
    const archive = await archiveOf({ tweets: 200_000, following: 3_000, media: 0 });
    const [ours, least] = alternate([find(archive), [floor, archive]], work, 5);
    if (!ours || !least) return [];
    const seconds = `(${ours.seconds.toFixed(2)} s beside ${least.seconds.toFixed(2)} s and ${least.peakMb.toFixed(0)} MB)`;
    return [
      {
        what: `200,000 tweets, time ${seconds}`,
        value: ours.seconds / least.seconds,
        target: 1.25,
        unit: '× the floor',
      },
      { what: '200,000 tweets, peak RSS', value: ours.peakMb, target: 150, unit: 'MB' },
    ];
  },
  large: async () => {
    const archive = await archiveOf({ tweets: 1_000_000, following: 10_000, media: 0 });
    const { peakMb } = measure(find(archive), work);
    return [{ what: '1,000,000 tweets, peak RSS', value: peakMb, target: 200, unit: 'MB' }];
  },
  media: async () => {
    const archive = await archiveOf({ tweets: 100_000, following: 3_000, media: 100_000 });
    const { peakMb } = measure(find(archive), work);
    return [{ what: '100,000 media entries, peak RSS', value: peakMb, target: 250, unit: 'MB' }];
  },
  start: async () => {
    const [ours, bare] = alternate(
      [
        [bin, '--version'],
        ['-e', '0'],
      ],
      work,
      21,
    );
    if (!ours || !bare) return [];
    const value = ours.seconds / bare.seconds;
    return [{ what: 'oxpecker --version', value, target: 1.6, unit: '× node -e 0' }];
  },
};

const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await bench()));
}
process.exitCode = report(figures) ? 0 : 1;
