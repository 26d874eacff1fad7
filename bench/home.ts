import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MastodonHost, MastodonOptions } from '../test/support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../test/support/fediverse/world.ts';
import { runOnVirtualTime } from '../test/support/run-on-virtual-time.ts';
import { SharedClock } from '../test/support/shared-clock.ts';
import { BIN, measure, PEAK_HOOK, readPeak } from './measure.ts';

/** A fake Mastodon with somebody's account, and the program beside it. */
export interface Home {
  readonly world: World;
  readonly host: MastodonHost;
  readonly account: ReturnType<MastodonHost['account']>;
  /** Where the program runs. */
  readonly cwd: string;
  /** Runs the built program, logged in. @returns its peak memory in MB @throws {Error} when it does not exit 0 */
  readonly run: (...args: string[]) => Promise<number>;
}

/** How the fake is, and whose time it has. */
export interface HomeOptions extends MastodonOptions {
  /** Without it the real time passes. */
  readonly clock?: SharedClock;
}

/** Does `work` with a home that is gone afterwards. */
export async function atHome<T>(
  { clock, ...options }: HomeOptions,
  work: (home: Home) => Promise<T>,
): Promise<T> {
  const cwd = mkdtempSync(join(tmpdir(), 'oxpecker-bench-'));
  const world = await startFediverse(clock ? { clock } : {});
  try {
    const host = world.mastodon('home.example', options);
    const account = host.account('alice');
    const run = async (...args: string[]) =>
      clock
        ? await peakOnVirtualTime(args, { clock, cwd, env: world.env() })
        : (await measure([BIN, ...args], { cwd, env: world.env() })).peakMb;
    writeFileSync(join(cwd, 'token'), host.token(account));
    await run('login', 'home.example', '--token-file', 'token');
    return await work({ world, host, account, cwd, run });
  } finally {
    await world.close();
    rmSync(cwd, { recursive: true });
  }
}

/** Does `work` on a clock of its own. @param start milliseconds since the epoch */
export async function onVirtualTime<T>(start: number, work: (clock: SharedClock) => Promise<T>): Promise<T> {
  const clock = new SharedClock(start);
  try {
    return await work(clock);
  } finally {
    clock.close();
  }
}

async function peakOnVirtualTime(
  args: readonly string[],
  {
    clock,
    cwd,
    env,
  }: { readonly clock: SharedClock; readonly cwd: string; readonly env: Record<string, string> },
): Promise<number> {
  const peakFile = join(cwd, 'peak');
  const { code, stdout, stderr } = await runOnVirtualTime(args, {
    clock,
    cwd,
    env: { ...env, PEAK_FILE: peakFile },
    imports: [PEAK_HOOK],
  }).ended;
  if (code !== 0) throw new Error(`oxpecker ${args.join(' ')} ended with ${code}\n${stdout}\n${stderr}`);
  return await readPeak(peakFile);
}
