import type { TestContext } from 'node:test';
import { SampleArchive } from '../support/archive.ts';
import type { Account } from '../support/fediverse/account.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { type MainOptions, type MainRun, runMain } from '../support/run-main.ts';
import { SteppingClock } from '../support/stepping-clock.ts';
import { folderWith } from './sample-people.ts';

/** Heron, logged in at `home.example`, with an archive. */
export interface PostWorld {
  readonly world: World;
  readonly clock: SteppingClock;
  readonly home: MastodonHost;
  readonly heron: Account;
  /** A folder with a login and the archive as `twitter.zip`. */
  readonly cwd: string;
  readonly run: (argv: readonly string[], options?: Partial<MainOptions>) => Promise<MainRun>;
  /** `oxpecker post twitter.zip --was-public --yes` with these besides. */
  readonly post: (...argv: string[]) => Promise<MainRun>;
  /** The texts that stand there, the first posted first. */
  readonly texts: () => string[];
}

const AT = new Date('2012-05-06T07:00:00Z');

/** Four tweets: a text, its reply in a thread, a photo, and what is left out: a retweet and a reply to another. */
export function smallArchive(): SampleArchive {
  return new SampleArchive()
    .tweet({ at: AT, id: '199000000000000001', text: 'Good morning @ann' })
    .tweet({
      at: new Date(AT.getTime() + 60_000),
      id: '199000000000000002',
      text: 'and good night',
      replyTo: { id: '1000000001', handle: 'heron', status: '199000000000000001' },
    })
    .tweet({
      at: new Date(AT.getTime() + 120_000),
      id: '199000000000000003',
      text: 'Look',
      media: [{ basename: 'AbC.jpg' }],
    })
    .tweet({ at: new Date(AT.getTime() + 180_000), text: 'RT @bob: something else' })
    .tweet({
      at: new Date(AT.getTime() + 240_000),
      text: '@bob no',
      replyTo: { id: '12', handle: 'bob', status: '198000000000000000' },
      mentions: [{ id: '12', handle: 'bob' }],
    });
}

/** A new world for one test. It ends with the test. @param options of Heron's server */
export async function postWorld(
  t: TestContext,
  archive: SampleArchive = smallArchive(),
  options: Parameters<World['mastodon']>[1] = {},
): Promise<PostWorld> {
  const clock = new SteppingClock();
  const world = await startFediverse({ clock });
  t.after(() => world.close());
  const home = world.mastodon(world.plainHost, { insecure: true, handleHost: 'home.example', ...options });
  const heron = home.account('heron');
  const cwd = await folderWith(t, archive);
  const run: PostWorld['run'] = (argv, { env, ...more } = {}) =>
    runMain(argv, { cwd, clock, env: { ...world.env(), ...env }, ...more });
  await run(['login', world.plainHost, '--token-file', '-'], { input: home.token(heron) });
  return {
    world,
    clock,
    home,
    heron,
    cwd,
    run,
    post: (...argv) => run(['post', 'twitter.zip', '--was-public', '--yes', ...argv]),
    texts: () =>
      home
        .posts(heron)
        .map(({ text }) => text)
        .reverse(),
  };
}
