import * as v from 'valibot';
import { openRecords } from './records.ts';

export const MigrationSchema = v.object({
  folder: v.exactOptional(v.string()),
  wasProtected: v.exactOptional(v.boolean()),
});

/** What is remembered of one Twitter account's migration, in `migrations/<Twitter id>.json`. */
export interface MigrationMemory {
  /** Where its folder lies; undefined while there was none. */
  readonly folder: string | undefined;
  remember(folder: string): Promise<void>;
  /** What the person said of their Twitter account; undefined while nobody asked. */
  readonly wasProtected: boolean | undefined;
  rememberProtected(wasProtected: boolean): Promise<void>;
}

/**
 * Opens what is remembered of a Twitter account.
 * @param configFolder where settings live; `undefined` for the usual place of the system
 * @param twitterId digits
 * @throws {SettingsError} when their folder cannot be made, or the file is damaged
 */
export async function openMigrationMemory(
  configFolder: string | undefined,
  twitterId: string,
): Promise<MigrationMemory> {
  const records = await openRecords(
    configFolder,
    'migrations',
    MigrationSchema,
    'run the same command again',
  );
  const known = await records.read(twitterId);
  const remember = async (more: v.InferOutput<typeof MigrationSchema>) =>
    // Another run may have remembered something meanwhile.
    await records.write(twitterId, { ...(await records.read(twitterId)), ...more });
  return {
    folder: known?.folder,
    remember: async folder => await remember({ folder }),
    wasProtected: known?.wasProtected,
    rememberProtected: async wasProtected => await remember({ wasProtected }),
  };
}
