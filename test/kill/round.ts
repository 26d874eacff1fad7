import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliRun } from '../support/cli.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { startFediverse } from '../support/fediverse/world.ts';
import { type Cut, cutsOf, describeCut, gapOf } from '../support/mishaps/cuts.ts';
import { failingDisk } from '../support/mishaps/hooks.ts';
import { killAt } from '../support/mishaps/kill-at.ts';
import { Watch } from '../support/mishaps/watch.ts';
import { randomFrom } from '../support/random.ts';
import { runOnVirtualTime } from '../support/run-on-virtual-time.ts';
import { SharedClock } from '../support/shared-clock.ts';
import { leftUnclear, type Operation } from './operation.ts';

const PACING = ['--yes', '--share', '1', '--pace', 'burst', '--max-wait', '30d', '--dir', '.'];

/** What happened in one round. */
export interface Round {
  readonly server: string;
  /** What cut the runs off, in words; those that came too late are left out. */
  readonly cuts: readonly string[];
  /** How many of them left something that may or may not have happened. */
  readonly unclear: number;
  /** In words. */
  readonly did: string;
}

/**
 * Plays an operation with a program that is killed again and again, until it is done.
 * @throws {AssertionError} when anything was not done exactly once
 */
export async function playRound(operation: Operation, seed: number): Promise<Round> {
  const server = operation.servers[seed % operation.servers.length] ?? {};
  const random = randomFrom(seed);
  const clock = new SharedClock(Date.UTC(2026, 0, 1) + Math.floor(random() * 86_400_000));
  const cwd = mkdtempSync(join(tmpdir(), 'oxpecker-kill-'));
  const world = await startFediverse({ clock });
  try {
    const home = world.mastodon('home.example', server);
    const alice = home.account('alice');
    writeFileSync(join(cwd, 'token'), home.token(alice));
    const expect = await operation.prepare({ world, home, alice, cwd, random });
    const journal = join(cwd, 'journal-alice@home.example.jsonl');
    const start = { clock, cwd, env: world.env(), seed };
    const watch = new Watch([home]);

    const login = await runOnVirtualTime(['login', 'home.example', '--token-file', 'token'], start).ended;
    assert.equal(login.code, 0, textOf(login));
    const cuts: string[] = [];
    let unclear = 0;
    let run: CliRun = { code: null, stdout: '', stderr: '' };
    for (const cut of [...cutsOf(random, Object.keys(operation.requests)), null]) {
      run = await runUntil(cut, operation, start, { home, watch });
      if (run.code !== null) break;
      const gap = gapOf(random);
      if (cut) cuts.push(`${describeCut(cut)}, ${Math.round(gap / 60_000)} min`);
      unclear += leftUnclear(journal, operation.prefix) ? 1 : 0;
      clock.time += gap;
    }
    assert.equal(run.code, 0, textOf(run));
    clock.time += 60_000;
    const did = expect(readFileSync(journal, 'utf8'));
    return { server: `${server.software} ${server.version ?? ''}`.trim(), cuts, unclear, did };
  } finally {
    await world.close();
    clock.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

async function runUntil(
  cut: Cut | null,
  { name, args, requests }: Operation,
  start: Parameters<typeof runOnVirtualTime>[1],
  { home, watch }: { readonly home: MastodonHost; readonly watch: Watch },
): Promise<CliRun> {
  const hook = cut?.kind === 'write' ? failingDisk(cut) : null;
  const run = runOnVirtualTime([name, ...args, ...PACING], {
    ...start,
    env: { ...start.env, ...hook?.env },
    imports: hook ? [hook.url] : [],
  });
  watch.clear();
  if (cut?.kind === 'request')
    watch.on(cut.nth, requests[cut.of] ?? (() => true), killAt(cut.moment, home, run.kill));
  const timer = cut?.kind === 'time' ? setTimeout(() => run.kill(), cut.ms) : null;
  const ended = await run.ended;
  if (timer) clearTimeout(timer);
  return ended;
}

function textOf({ code, stdout, stderr }: CliRun): string {
  return `ended with ${code}\n${stdout}\n${stderr}`;
}
