import type { Figure } from './figures.ts';

/** Every bench by its name, loaded when it runs. */
export const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  start: async () => await (await import('./start.ts')).start(),
  find: async () => await (await import('./find.ts')).find(),
  lookups: async () => await (await import('./lookups.ts')).lookups(),
  journal: async () => await (await import('./journal.ts')).journal(),
  follow: async () => await (await import('./follow.ts')).follow(),
  'post-makespan': async () => await (await import('./post/makespan.ts')).makespan(),
  'post-video': async () => await (await import('./post/video.ts')).video(),
  'post-conversion': async () => await (await import('./post/conversion.ts')).conversion(),
  'post-dry-run': async () => await (await import('./post/dry-run.ts')).dryRun(),
};
