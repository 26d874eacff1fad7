import { SampleArchive } from '../support/archive.ts';
import { BLOCKED, FOLLOWER, FRIENDS, OWNER, type Person, personOf, SILENT_IDS } from './people.ts';
import { MESSAGES, TWEETS } from './tweets.ts';

/**
 * The archive of somebody who left Twitter in November 2022, as its files by name. Everybody in it is invented,
 * every address ends in `.example`.
 */
export function buildDemoArchive(): Map<string, string | Uint8Array> {
  const archive = new SampleArchive({
    era: '2022',
    account: OWNER,
    exported: new Date('2022-11-20T15:10:00.000Z'),
  });
  for (const { at, text, to } of TWEETS) {
    const replyTo = to === undefined ? {} : { replyTo: personOf(to) };
    archive.tweet({ at: new Date(`${at}Z`), text, mentions: mentionsIn(text), ...replyTo });
  }
  for (const { with: handle, mine, text } of MESSAGES) {
    const other = personOf(handle).id;
    archive.message(mine ? { from: OWNER.id, to: other, text } : { from: other, text });
  }
  return archive
    .relation('following', ...FRIENDS.map(({ id }) => id), ...SILENT_IDS)
    .relation('follower', FOLLOWER.id, ...FRIENDS.filter((_, index) => index % 2 === 0).map(({ id }) => id))
    .relation('block', BLOCKED.id)
    .files();
}

/** `@handle` of people; in `@june@seabirds.example` nobody is mentioned. */
function mentionsIn(text: string): Person[] {
  return Array.from(text.matchAll(/(?<![\w@])@(\w+)(?![\w@])/g), ([, handle = '']) => personOf(handle));
}
