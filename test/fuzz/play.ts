import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { LIMITS } from './limits.ts';
import { loadTarget } from './targets.ts';
import type { Failure, Job, Outcome } from './worker.ts';

/** One target, played to its end. */
export interface Played {
  readonly target: string;
  readonly outcome: Outcome;
  /** Seconds, those of starting the process included. */
  readonly took: number;
  /** Where the input lies that failed; null: none did. */
  readonly file: string | null;
}

/** Plays a target in a process of its own and ends that when it hangs. */
export async function playInProcess(wish: Omit<Job, 'progress'>): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'oxpecker-fuzz-'));
  const begin = performance.now();
  try {
    const outcome = await outcomeOf({ ...wish, progress: join(folder, 'progress') });
    const took = (performance.now() - begin) / 1000;
    const file = outcome.failure && (await keep(wish.target, outcome.failure));
    return { target: wish.target, outcome, took, file };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcomeOf(job: Job): Promise<Outcome> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), [JSON.stringify(job)], { stdio: 'inherit' });
  const late = setTimeout(() => child.kill('SIGKILL'), (job.seconds + LIMITS.silenceSeconds) * 1000);
  let outcome: Outcome | null = null;
  child.on('message', message => {
    outcome = message as Outcome;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(late);
      resolve(
        outcome ?? died(job, signal === 'SIGKILL' ? 'did not come to an end' : `died (${code ?? signal})`),
      );
    });
  });
}

/** What is known of a process that could not say it itself. */
function died({ progress, seed, path }: Job, why: string): Outcome {
  const [round, run] = readFileSync(progress, 'utf8').split(' ');
  const failure = { seed: Number(round ?? seed), path: path ?? run ?? '0', why };
  return { runs: failure.seed - seed, loadedMegabytes: Number.NaN, peakMegabytes: Number.NaN, failure };
}

/** Writes the input that failed to a file. @returns its path */
async function keep(target: string, { seed, path }: Failure): Promise<string> {
  const { inputs } = await loadTarget(target);
  const [input] = fc.sample(inputs, { seed, path, numRuns: 1 });
  const file = join(mkdtempSync(join(tmpdir(), 'oxpecker-fuzz-input-')), target);
  writeFileSync(file, input instanceof Uint8Array ? input : fc.stringify(input));
  return file;
}
