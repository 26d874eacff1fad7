import { parseArgs } from 'node:util';

/** What a person asks of a script that plays rounds, each of which is its seed. */
export interface RoundsAsked {
  readonly rounds: number;
  /** The seed of the first. */
  readonly first: number;
  /** The value of `--only`. */
  readonly only: string | undefined;
}

/** Reads `--rounds 10 --seed 1234 --only word`. @param usual how many rounds are played unless somebody says otherwise */
export function askedRounds(usual: number): RoundsAsked {
  const { values } = parseArgs({
    options: { rounds: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
  });
  const rounds = Number(values.rounds ?? usual);
  const first = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
  if (!(rounds > 0) || !Number.isSafeInteger(first)) throw new Error('--rounds and --seed are whole numbers');
  return { rounds, first, only: values.only };
}

/** Prints a line. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Plays rounds, two at a time: one waits for the disk half of its time.
 * @param play plays the round of a seed, and says in words what happened
 * @param again the command that plays one again that failed
 * @returns how many rounds did not fail; where one did, this process ends with 1
 */
export async function playRounds(
  { rounds, first }: RoundsAsked,
  play: (seed: number) => Promise<string>,
  again: (seed: number) => string,
): Promise<number> {
  let next = first;
  let passed = 0;
  const playOn = async () => {
    while (next < first + rounds) {
      const seed = next++;
      const begin = performance.now();
      try {
        const did = await play(seed);
        passed += 1;
        say(`${seed} ${((performance.now() - begin) / 1000).toFixed(1)} s ${did}`);
      } catch (error) {
        process.exitCode = 1;
        say(`${seed} FAILED: ${error instanceof Error ? error.stack : String(error)}`);
        say(`Again: ${again(seed)}`);
      }
    }
  };
  await Promise.all([playOn(), playOn()]);
  return passed;
}
