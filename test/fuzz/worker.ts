/**
 * Plays one target in a process of its own, so that what hangs or dies takes nothing else along. Started by `run.ts`
 * with a `Job` as JSON; says what came of it in an `Outcome`.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { LIMITS } from './limits.ts';
import type { Target } from './target.ts';
import { loadTarget } from './targets.ts';

/** What a worker is to do. */
export interface Job {
  readonly target: string;
  readonly seed: number;
  readonly seconds: number;
  /** The one input to play, as fast-check names it; null: as many as there is time for. */
  readonly path: string | null;
  /** The file in which the seed and the number of the input under way stand. */
  readonly progress: string;
}

/** The input that failed, as small as it could be made, by its seed and its path. */
export interface Failure {
  readonly seed: number;
  readonly path: string;
  readonly why: string;
}

/** What came of it. */
export interface Outcome {
  readonly runs: number;
  /** Before the first input, and at its peak. */
  readonly loadedMegabytes: number;
  readonly peakMegabytes: number;
  readonly failure: Failure | null;
}

/** Inputs of one seed: fast-check tries small ones first. */
const ROUND = 50;
const SHRINK_MS = 20_000;
/** About twice what the code takes. */
const LITTLE_BYTES = 40e6;

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

async function play({ target: name, seed, seconds, path, progress: file }: Job): Promise<Outcome> {
  const target = await loadTarget(name);
  // Code is loaded and compiled by the first input that reaches it: its time says nothing.
  const [first] = fc.sample(target.inputs, { seed: 1, numRuns: 1 });
  await Promise.resolve(target.check(first)).catch(() => 'the same comes with a number');
  const loaded = peak();
  const progress = openSync(file, 'w');
  const end = performance.now() + seconds * 1000;
  let runs = 0;
  for (let round = seed; ; round++) {
    const played = await playRound(target, { seed: round, end, path, progress, loaded });
    runs += played.runs;
    const { failure } = played;
    if (failure || path !== null || performance.now() > end) {
      closeSync(progress);
      return { runs, loadedMegabytes: loaded, peakMegabytes: peak(), failure };
    }
  }
}

interface Round extends Pick<Job, 'seed' | 'path'> {
  /** When no other input is begun, by the clock of `performance`. */
  readonly end: number;
  /** The open file. */
  readonly progress: number;
  /** Megabytes that the process took before. */
  readonly loaded: number;
}

async function playRound(
  target: Target,
  { seed, end, path, progress, loaded }: Round,
): Promise<Pick<Outcome, 'runs' | 'failure'>> {
  let runs = 0;
  let failedAt: number | null = null;
  const property = fc.asyncProperty(target.inputs, async input => {
    const isLate = performance.now() > (failedAt === null ? end : failedAt + SHRINK_MS);
    if (isLate && path === null) return;
    if (failedAt === null) writeSync(progress, `${seed} ${runs++} `, 0);
    try {
      await checkCosts(target, input, loaded);
    } catch (error) {
      failedAt ??= performance.now();
      throw error;
    }
  });
  const once = path !== null && { path, endOnFailure: true };
  const details = await fc.check(property, { seed, numRuns: ROUND, ...once });
  const { counterexamplePath, errorInstance: error } = details;
  if (counterexamplePath === null) return { runs, failure: null };
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { runs, failure: { seed, path: counterexamplePath, why } };
}

/** @param loaded what the process took in megabytes before the first input */
async function checkCosts(target: Target, input: unknown, loaded: number): Promise<void> {
  // What earlier inputs left behind, and what made this one, is not its cost.
  if (getHeapStatistics().used_heap_size > LITTLE_BYTES) collectGarbage();
  const before = process.cpuUsage();
  await target.check(input);
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (seconds > LIMITS.cpuSeconds) throw new Error(`took ${seconds.toFixed(1)} s of CPU`);
  const more = peak() - loaded;
  if (more > LIMITS.moreMegabytes) throw new Error(`took ${more.toFixed(0)} MB more than before`);
}

function peak(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6;
}

const outcome = await play(JSON.parse(process.argv[2] ?? '') as Job);
process.send?.(outcome, () => process.exit());
