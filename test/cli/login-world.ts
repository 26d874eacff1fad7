import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { openAccounts, type StoredAccount } from '../../src/settings/accounts.ts';
import { temporaryFolder } from '../support/cli.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { type MainOptions, type MainRun, runMain } from '../support/run-main.ts';
import { SteppingClock } from '../support/stepping-clock.ts';

/** A server on plain HTTP with `alice@home.example` and `bob@home.example`. */
export interface LoginWorld {
  readonly world: World;
  readonly home: MastodonHost;
  /** Somebody with settings of their own. */
  person(t: TestContext): Promise<Person>;
}

export interface Person {
  /** Runs a command line. @param name who they are in their browser; alice by default */
  readonly run: (args: readonly string[], name?: string, options?: Partial<MainOptions>) => Promise<MainRun>;
  readonly stored: () => Promise<StoredAccount[]>;
  /** Where they are; their settings lie in `config` there. */
  readonly folder: string;
}

/** Somebody agrees in a browser. @returns the code they may copy */
export async function consent(url: string, name: string): Promise<string> {
  const { origin, searchParams } = new URL(url);
  const answer = await fetch(`${origin}/oauth/authorize`, {
    method: 'POST',
    body: searchParams,
    headers: { cookie: `_session=${name}` },
    redirect: 'manual',
  });
  const back = new URL(answer.headers.get('location') ?? '', origin);
  if (back.origin !== origin) await (await fetch(back)).text();
  return back.searchParams.get('code') ?? '';
}

/** The caller closes the world. */
export async function startLoginWorld(): Promise<LoginWorld> {
  const clock = new SteppingClock();
  const world = await startFediverse({ clock });
  const home = world.mastodon(world.plainHost, { insecure: true, handleHost: 'home.example' });
  home.account('alice');
  home.account('bob');
  const person = async (t: TestContext): Promise<Person> => {
    const cwd = await temporaryFolder(t);
    // Servers let nobody register more than five times in ten minutes.
    clock.time += 600_000;
    return {
      folder: cwd,
      run: async (args, name = 'alice', { env, ...others } = {}) => {
        const openBrowser = async (url: string) => {
          // A browser opens its pages on its own.
          setImmediate(() => void consent(url, name));
        };
        return await runMain(args, { cwd, env: { ...world.env(), ...env }, openBrowser, ...others });
      },
      stored: async () => await (await openAccounts(join(cwd, 'config'))).list(),
    };
  };
  return { world, home, person };
}
