import type { Target } from './target.ts';

/**
 * Everything that reads what strangers write, by name. Each is loaded only where it is played: what the others need
 * would count as its memory.
 */
const LOADERS: Readonly<Record<string, () => Promise<Target>>> = {
  zip: async () => (await import('./targets/zip.ts')).ZIP,
  split: async () => (await import('./targets/split.ts')).SPLIT,
  archive: async () => (await import('./targets/archive.ts')).ARCHIVE,
  texts: async () => (await import('./targets/texts.ts')).TEXTS,
  addresses: async () => (await import('./targets/addresses.ts')).ADDRESSES,
  media: async () => (await import('./targets/media.ts')).MEDIA,
  journal: async () => (await import('./targets/journal.ts')).JOURNAL,
  lookups: async () => (await import('./targets/lookups.ts')).LOOKUPS,
  server: async () => (await import('./targets/server.ts')).SERVER,
  program: async () => (await import('./targets/program.ts')).PROGRAM,
  csv: async () => (await import('./targets/csv.ts')).CSV,
};

export const TARGETS: readonly string[] = Object.keys(LOADERS);

/** @throws when there is none of that name */
export async function loadTarget(name: string): Promise<Target> {
  const load = LOADERS[name];
  if (!load) throw new Error(`there is no target called ${name}`);
  return await load();
}
