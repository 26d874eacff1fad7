import * as v from 'valibot';
import { openRecords, type Records } from './records.ts';

/** Two ends of a migration. */
interface Ends {
  /** Of the Twitter account; null when there was no archive. */
  readonly twitterId: string | null;
  /** `user@host` of the account on the fediverse. */
  readonly target: string;
}

export const PairSchema = v.object({
  twitterId: v.nullable(v.string()),
  target: v.string(),
  journal: v.pipe(v.string(), v.nonEmpty()),
});

/** Where the journal of every pair lies, each in `pairs/<Twitter id>-<user@host>.json`. */
export interface PairStore {
  /** @returns the path of the journal; null when this pair is not known. @throws {SettingsError} when the file is damaged */
  journalOf(pair: Ends): Promise<string | null>;
  /** @returns the paths of all journals of one account. @throws {SettingsError} when any of the files is damaged */
  journalsOf(target: string): Promise<readonly string[]>;
  remember(pair: Ends, journal: string): Promise<void>;
  /** The file that holds it, for the person to delete. */
  fileOf(pair: Ends): string;
}

/**
 * Opens what is remembered of pairs.
 * @param configFolder where settings live; `undefined` for the usual place of the system
 * @throws when the folder cannot be made
 */
export async function openPairs(configFolder: string | undefined): Promise<PairStore> {
  const records: Records<v.InferOutput<typeof PairSchema>> = await openRecords(
    configFolder,
    'pairs',
    PairSchema,
    'run the same command again in the folder of the migration',
  );
  return {
    journalOf: async pair => (await records.read(keyOf(pair)))?.journal ?? null,
    journalsOf: async target =>
      (await records.list())
        .filter(pair => pair.target.toLowerCase() === target.toLowerCase())
        .map(({ journal }) => journal),
    remember: async ({ twitterId, target }, journal) =>
      await records.write(keyOf({ twitterId, target }), { twitterId, target, journal }),
    fileOf: pair => records.fileOf(keyOf(pair)),
  };
}

function keyOf({ twitterId, target }: Ends): string {
  return `${twitterId ?? 'contacts'}-${target.toLowerCase()}`;
}
