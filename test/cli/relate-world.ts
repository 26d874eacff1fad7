import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from '../support/cli.ts';
import type { Account } from '../support/fediverse/account.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { type MainOptions, type MainRun, runMain } from '../support/run-main.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

/** Heron, logged in at `home.example`, and `away.example`, where others live. */
export interface RelateWorld {
  readonly world: World;
  readonly clock: SteppingClock;
  readonly home: MastodonHost;
  readonly away: MastodonHost;
  readonly heron: Account;
  /** A folder with a login and a `matches.csv` of these lines under `address,follow`. */
  readonly folder: (t: TestContext, lines?: readonly string[]) => Promise<string>;
  readonly run: (cwd: string, argv: readonly string[], options?: Partial<MainOptions>) => Promise<MainRun>;
  /** Every follow, block and mute that had an effect: `follow bob@away.example`. */
  readonly writes: () => string[];
}

/** A new world for one test. It ends with the test. @param options of Heron's server */
export async function relateWorld(
  t: TestContext,
  options: Parameters<World['mastodon']>[1] = {},
): Promise<RelateWorld> {
  const clock = new SteppingClock();
  const world = await startFediverse({ clock });
  t.after(() => world.close());
  const home = world.mastodon(world.plainHost, { insecure: true, handleHost: 'home.example', ...options });
  const away = world.mastodon('away.example');
  const heron = home.account('heron');
  const run: RelateWorld['run'] = (cwd, argv, { env, ...options } = {}) =>
    runMain(argv, { cwd, clock, env: { ...world.env(), ...env }, ...options });
  return {
    world,
    clock,
    home,
    away,
    heron,
    run,
    async folder(test, lines) {
      const cwd = await temporaryFolder(test);
      await run(cwd, ['login', world.plainHost, '--token-file', '-'], { input: home.token(heron) });
      if (lines) await writeFile(join(cwd, 'matches.csv'), ['address,follow', ...lines, ''].join('\n'));
      return cwd;
    },
    writes: () => home.writes.map(({ op, target }) => `${op} ${target}`),
  };
}
