/**
 * What posting takes, beside what it has to take at least: how long 10,000 posts need under the limits of a strict fake
 * Mastodon, on virtual time; the memory of a 1 GB video on its way; and the time of making drafts. Exits 1 when a
 * target is missed.
 * Usage: npm run bench:post [-- makespan|video|conversion]
 */
import { type Figure, report } from './measure.ts';
import { conversion } from './post/conversion.ts';
import { makespan } from './post/makespan.ts';
import { video } from './post/video.ts';

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = { makespan, video, conversion };

const wanted = process.argv.slice(2);
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length === 0 || wanted.includes(name)) figures.push(...(await bench()));
}
process.exitCode = report(figures) ? 0 : 1;
