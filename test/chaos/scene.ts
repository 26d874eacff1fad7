import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Account } from '../support/fediverse/account.ts';
import { Client } from '../support/fediverse/client.ts';
import type { MastodonHost, MastodonOptions } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { Watch } from '../support/mishaps/watch.ts';
import { SharedClock } from '../support/shared-clock.ts';
import { type StoryTweet, tell } from '../support/story/tell.ts';
import { writeZip } from '../support/zip.ts';
import { invite, type People } from './people.ts';
import { pick } from './pick.ts';

const PEOPLE = 24;
const TWEETS = 24;
const DAY = 86_400_000;
/** Servers that would take longer texts get them in parts too. */
const posting = { maxCharacters: 500 };

const SERVERS: readonly MastodonOptions[] = [
  { software: 'mastodon', version: '4.5.2' },
  { software: 'mastodon', version: '4.6.3' },
  { software: 'gotosocial', posting },
  { software: 'snac', posting: { ...posting, urlCharacters: 32 } },
];

/** The world of one seed: somebody with an archive and an account, and everybody they know. */
export interface Scene {
  readonly seed: number;
  readonly random: () => number;
  readonly clock: SharedClock;
  readonly world: World;
  readonly home: MastodonHost;
  readonly alice: Account;
  /** Hears of every request to any host. */
  readonly watch: Watch;
  /** A folder with the archive `twitter.zip` and the token of the account in `token`. */
  readonly cwd: string;
  readonly people: People;
  readonly tweets: readonly StoryTweet[];
  /** The ids of the posts that the account had before. */
  readonly own: readonly string[];
  close(): Promise<void>;
}

/** Makes the world of a seed. @param random of that seed */
export async function setScene(seed: number, random: () => number): Promise<Scene> {
  const clock = new SharedClock(Date.UTC(2026, 0, 1) + Math.floor(random() * DAY));
  const cwd = mkdtempSync(join(tmpdir(), 'oxpecker-chaos-'));
  const world = await startFediverse({ clock });
  const server = SERVERS[seed % SERVERS.length] ?? {};
  const home = world.mastodon('home.example', { ...server, latencyMs: pick([0, 0, 150], random) });
  const alice = home.account('alice');
  home.account('bob');
  writeFileSync(join(cwd, 'token'), home.token(alice));

  const { archive, tweets } = tell(TWEETS, random);
  const people = invite(PEOPLE, world, home, alice, archive, random);
  const at = new Date(Date.UTC(2020, 0, 1));
  archive.tweet({ at, text: 'Between us' }, 'circle');
  archive.tweet({ at: new Date(at.getTime() + DAY), text: 'Taken back' }, 'deleted');
  await writeZip(
    join(cwd, 'twitter.zip'),
    Array.from(archive.files(), ([name, data]) => ({ name, data })),
  );
  const isPlain = ({ text, parent, quotes, files }: StoryTweet) =>
    text.length <= posting.maxCharacters && !parent && !quotes && files.length === 0;
  const twin = random() < 0.5 ? tweets.find(isPlain) : undefined;
  if (twin) await post(world, home, alice, twin.text);
  clock.time += DAY;
  return {
    seed,
    random,
    clock,
    world,
    home,
    alice,
    watch: new Watch(world.servers),
    cwd,
    people,
    tweets,
    own: home.posts(alice).map(({ id }) => id),
    close: async () => {
      await world.close();
      clock.close();
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}

/** Posts by hand what reads like a tweet. */
async function post(world: World, home: MastodonHost, alice: Account, status: string): Promise<void> {
  const client = new Client(world);
  const authorization = `Bearer ${home.token(alice)}`;
  const url = `https://${home.name}/api/v1/statuses`;
  const answer = await client.send('POST', url, { status, visibility: 'unlisted' }, { authorization });
  client.close();
  assert.equal(answer.status, 200);
}
