import * as v from 'valibot';
import { openRecords, type Records } from './records.ts';

/** What a server knows this program by; registered once (mastodon-api.md §1: 5 registrations in 10 minutes). */
export interface StoredApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** All that were registered. */
  readonly redirectUris: readonly string[];
  /** Of the registered redirect to this machine. */
  readonly port: number;
  /** All that may be asked for. */
  readonly scopes: readonly string[];
}

export const AppSchema = v.object({
  clientId: v.pipe(v.string(), v.nonEmpty()),
  clientSecret: v.pipe(v.string(), v.nonEmpty()),
  redirectUris: v.array(v.string()),
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  scopes: v.array(v.string()),
});

/**
 * Opens the registrations of this program, each in `apps/<host>.json`; keys are hosts as the person typed them.
 * @param configFolder where settings live; `undefined` for the usual place of the system
 * @throws when the folder cannot be made
 */
export async function openApps(configFolder: string | undefined): Promise<Records<StoredApp>> {
  return await openRecords(configFolder, 'apps', AppSchema, 'run the same command again');
}
