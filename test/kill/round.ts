import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CliRun } from '../support/cli.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { runOnVirtualTime } from '../support/run-on-virtual-time.ts';
import { SharedClock } from '../support/shared-clock.ts';
import { type Cut, cutsOf, describeCut, randomFrom } from './cuts.ts';
import { expectEachOnce, leftUnclear } from './expectations.ts';

const ACCOUNTS = 300;
const HOSTS = 7;
const POWER_CUT = pathToFileURL(join(import.meta.dirname, 'power-cut.mjs')).href;
const SOFTWARE = ['mastodon', 'gotosocial', 'snac'] as const;

/** What happened in one round. */
export interface Round {
  readonly software: string;
  /** What cut the runs off, in words; those that came too late are left out. */
  readonly cuts: readonly string[];
  /** How many of them left a follow that may or may not have happened. */
  readonly unclear: number;
  /** Requests to follow that the server took, those for somebody followed already too. */
  readonly follows: number;
}

/**
 * Follows 300 accounts with a program that is killed again and again, until it is done.
 * @throws {AssertionError} when an account was not followed exactly once
 */
export async function playRound(seed: number): Promise<Round> {
  const software = SOFTWARE[seed % SOFTWARE.length] ?? 'mastodon';
  const random = randomFrom(seed);
  const clock = new SharedClock(Date.UTC(2026, 0, 1) + Math.floor(random() * 86_400_000));
  const cwd = mkdtempSync(join(tmpdir(), 'oxpecker-kill-'));
  const world = await startFediverse({ clock });
  try {
    const home = world.mastodon('home.example', { software });
    const alice = home.account('alice');
    const wanted = populate(world);
    writeFileSync(join(cwd, 'token'), home.token(alice));
    writeFileSync(join(cwd, 'matches.csv'), matchesOf(wanted));
    const journal = join(cwd, 'journal-alice@home.example.jsonl');
    const start = { clock, cwd, env: world.env(), seed };
    const watch = new Watch(home);

    const login = await runOnVirtualTime(['login', 'home.example', '--token-file', 'token'], start).ended;
    assert.equal(login.code, 0, textOf(login));
    const cuts: string[] = [];
    let unclear = 0;
    let run: CliRun = { code: null, stdout: '', stderr: '' };
    for (const cut of [...cutsOf(random), null]) {
      run = await runUntil(cut, start, watch);
      if (run.code !== null) break;
      if (cut) cuts.push(describeCut(cut));
      unclear += leftUnclear(journal) ? 1 : 0;
    }
    assert.equal(run.code, 0, textOf(run));
    clock.time += 60_000;
    expectEachOnce({ home, alice, wanted, journal: readFileSync(journal, 'utf8') });
    return { software, cuts, unclear, follows: home.writes.length };
  } finally {
    await world.close();
    clock.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Hears of every request before the server acts, and after. */
class Watch {
  /** What a request meets; set for each run. */
  cut: Extract<Cut, { kind: 'request' }> | null = null;
  kill: () => void = () => undefined;
  #seen = 0;

  constructor(home: MastodonHost) {
    home.through(async (asked, next) => {
      const isFollow = asked.method === 'POST' && asked.url.pathname.endsWith('/follow');
      const { cut } = this;
      if (!cut || (cut.of === 'follow' && !isFollow)) return await next(asked);
      this.#seen += 1;
      if (this.#seen !== cut.nth) return await next(asked);
      if (cut.moment !== 'answered') this.kill();
      if (cut.moment === 'lost') return { status: 500, unsent: 'reset' };
      const reply = await next(asked);
      // The answer is on its way once this turn is over.
      if (cut.moment === 'answered') setImmediate(this.kill);
      return reply;
    });
  }

  reset(): void {
    this.#seen = 0;
    this.cut = null;
  }
}

async function runUntil(
  cut: Cut | null,
  start: Parameters<typeof runOnVirtualTime>[1],
  watch: Watch,
): Promise<CliRun> {
  const isWrite = cut?.kind === 'write';
  const args = [
    'follow',
    'matches.csv',
    '--yes',
    '--share',
    '1',
    '--pace',
    'burst',
    '--max-wait',
    '30d',
    '--dir',
    '.',
  ];
  const run = runOnVirtualTime(args, {
    ...start,
    env: isWrite ? { ...start.env, POWER_CUT: `${cut.nth}:${cut.moment}` } : start.env,
    imports: isWrite ? [POWER_CUT] : [],
  });
  watch.reset();
  if (cut?.kind === 'request') watch.cut = cut;
  watch.kill = run.kill;
  const timer = cut?.kind === 'time' ? setTimeout(run.kill, cut.ms) : null;
  const ended = await run.ended;
  if (timer) clearTimeout(timer);
  return ended;
}

/** Moves the people in who are to be followed. @returns their addresses */
function populate(world: World): string[] {
  const hosts = Array.from({ length: HOSTS }, (_, index) => world.mastodon(`away${index}.example`));
  return Array.from({ length: ACCOUNTS }, (_, index) => {
    const host = hosts[index % HOSTS];
    return host?.account(`person${index}`).address ?? '';
  });
}

function matchesOf(addresses: readonly string[]): string {
  const columns =
    'twitter_id,twitter_handle,twitter_name,relations,address,confidence,why,profile_url,followed_by_default,follow';
  const rows = addresses.map(
    (address, index) => `${1000 + index},handle${index},Name ${index},following,${address},stated,,,yes,yes`,
  );
  return [columns, ...rows, ''].join('\r\n');
}

function textOf({ code, stdout, stderr }: CliRun): string {
  return `ended with ${code}\n${stdout}\n${stderr}`;
}
