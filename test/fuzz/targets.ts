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
  csv: async () => (await import('./targets/csv.ts')).CSV,
};

export const TARGETS: readonly string[] = Object.keys(LOADERS);

/** @throws when there is none of that name */
export async function loadTarget(name: string): Promise<Target> {
  const load = LOADERS[name];
  if (!load) throw new Error(`there is no target called ${name}`);
  return await load();
}
