import { bodyText, isOk } from '../http/answers.ts';
import { expectReady } from './answers.ts';
import { backLinks } from './back-links.ts';
import type { PublicProfile } from './profile.ts';
import { relMeLinks } from './rel-me.ts';
import type { Run } from './run.ts';
import type { FoundAccount } from './webfinger.ts';

/**
 * Reads what a profile's page for people says outside of scripts.
 * @returns `null` when there is no such page
 * @throws {LimitedError | UnreachableError | GuardError} no answer
 */
export async function readPage(
  account: FoundAccount,
  run: Run,
  signal: AbortSignal,
): Promise<PublicProfile | null> {
  const url = account.page ?? account.actor;
  const answer = await run.web.get({ url, accept: 'text/html', signal });
  expectReady(answer, run.clock.now());
  if (
    !isOk(answer) ||
    !/^(?:text\/html|application\/xhtml\+xml)\b/i.test(answer.headers['content-type'] ?? '')
  ) {
    return null;
  }
  const links = relMeLinks(bodyText(answer), answer.url);
  const twitter = backLinks({ bio: '', fields: [], links });
  return {
    profile: { url: answer.url, twitter, bot: false, memorial: false, suspended: false },
    moved: null,
  };
}
