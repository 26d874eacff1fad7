import { accountFrom } from './account.ts';
import { readAssigned } from './assigned.ts';
import type { Container } from './container.ts';
import { fieldsOf, textOf } from './fields.ts';
import type { Problems } from './problems.ts';
import { tweetDate } from './tweet-time.ts';
import type { Account } from './types.ts';

/** `twitter-2019-11-03-<64 hex digits>.zip`, or the folder it was unpacked to. */
const EXPORT_NAME = /(?:^|[\\/])twitter-(\d{4}-\d\d-\d\d)-[0-9a-f]{64}[^\\/]*[\\/]?$/;

/** The day in the name Twitter gave the zip. @returns `null` when it has another name */
export function dateInName(path: string): Date | null {
  const day = EXPORT_NAME.exec(path)?.[1];
  return day === undefined ? null : validDate(new Date(`${day}T00:00:00Z`));
}

/**
 * Whose Grailbird archive this is, and when it was made.
 * @param months its files of tweets: `data/js/tweets/2019_02.js`
 */
export async function grailbirdOwner(
  container: Container,
  months: readonly string[],
  problems: Problems,
): Promise<{ account: Account | null; exported: Date | null }> {
  const folder = months[0]?.replace(/tweets\/[^/]+$/, '') ?? '';
  const user = fieldsOf(await readAssigned(container, `${folder}user_details.js`, problems));
  const payload = fieldsOf(await readAssigned(container, `${folder}payload_details.js`, problems));
  return {
    account: accountFrom(user.id, user.screen_name, user.full_name),
    exported: validDate(tweetDate(textOf(payload.created_at) ?? '')),
  };
}

function validDate(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date;
}
