import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CliRun } from '../support/cli.ts';
import { startFediverse } from '../support/fediverse/world.ts';
import { runOnVirtualTime } from '../support/run-on-virtual-time.ts';
import { SharedClock } from '../support/shared-clock.ts';
import { type Cut, cutsOf, describeCut, gapOf, randomFrom } from './cuts.ts';
import { leftUnclear, type Operation } from './operation.ts';
import { Watch } from './watch.ts';

const POWER_CUT = pathToFileURL(join(import.meta.dirname, 'power-cut.mjs')).href;
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
    const watch = new Watch(home, operation.requests);

    const login = await runOnVirtualTime(['login', 'home.example', '--token-file', 'token'], start).ended;
    assert.equal(login.code, 0, textOf(login));
    const cuts: string[] = [];
    let unclear = 0;
    let run: CliRun = { code: null, stdout: '', stderr: '' };
    for (const cut of [...cutsOf(random, Object.keys(operation.requests)), null]) {
      run = await runUntil(cut, operation, start, watch);
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
  { name, args }: Operation,
  start: Parameters<typeof runOnVirtualTime>[1],
  watch: Watch,
): Promise<CliRun> {
  const isWrite = cut?.kind === 'write';
  const run = runOnVirtualTime([name, ...args, ...PACING], {
    ...start,
    env: isWrite ? { ...start.env, POWER_CUT: `${cut.nth}:${cut.moment}` } : start.env,
    imports: isWrite ? [POWER_CUT] : [],
  });
  watch.set(cut?.kind === 'request' ? cut : null, run.kill);
  const timer = cut?.kind === 'time' ? setTimeout(run.kill, cut.ms) : null;
  const ended = await run.ended;
  if (timer) clearTimeout(timer);
  return ended;
}

function textOf({ code, stdout, stderr }: CliRun): string {
  return `ended with ${code}\n${stdout}\n${stderr}`;
}
