/**
 * A follow of 300 accounts and a post of 300 tweets, killed at random points and resumed until they are done, on the
 * virtual time of a strict fake server that counts what was done how often.
 * Usage: npm run test:kill [-- --rounds 10 --seed 1234 --only post]
 * So many rounds of each. A round is its seed; the one that failed is played again with
 * `--rounds 1 --seed <its seed> --only <its operation>`. Cuts by real time are the only thing that chance may move then.
 */
import { parseArgs } from 'node:util';
import { FOLLOW } from './follow.ts';
import type { Operation } from './operation.ts';
import { POST } from './post.ts';
import { playRound, type Round } from './round.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '10' },
    seed: { type: 'string' },
    only: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const first = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
if (!(rounds > 0) || !Number.isSafeInteger(first)) throw new Error('--rounds and --seed are whole numbers');
const operations = [FOLLOW, POST].filter(({ name }) => (values.only ?? name) === name);
if (operations.length === 0) throw new Error('--only is follow or post');

const say = (line: string) => process.stdout.write(`${line}\n`);

async function play(operation: Operation, seed: number, played: Round[]): Promise<void> {
  const begin = performance.now();
  const { name } = operation;
  try {
    const round = await playRound(operation, seed);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const { server, cuts, unclear, did } = round;
    played.push(round);
    say(
      `${name} ${seed} ${server}: ${did}, ${unclear} unclear, ${seconds} s; cut off at: ${cuts.join(' · ')}`,
    );
  } catch (error) {
    process.exitCode = 1;
    say(`${name} ${seed} FAILED: ${error instanceof Error ? error.stack : String(error)}`);
    say(`Again: npm run test:kill -- --rounds 1 --seed ${seed} --only ${name}`);
  }
}

for (const operation of operations) {
  const begin = performance.now();
  say(`${operation.name}: ${rounds} rounds, from seed ${first}`);
  const played: Round[] = [];
  // A round waits for the disk half of its time.
  let next = first;
  const playOn = async () => {
    while (next < first + rounds) await play(operation, next++, played);
  };
  await Promise.all([playOn(), playOn()]);

  const sum = (count: (round: Round) => number) => played.reduce((all, round) => all + count(round), 0);
  const cuts = sum(round => round.cuts.length);
  const unclear = sum(round => round.unclear);
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  say(
    `${operation.name}: ${played.length} of ${rounds} rounds in ${seconds} s; killed ${cuts} times, ${unclear} of them between intent and done`,
  );
  if (rounds >= 10 && unclear === 0) {
    say('No kill fell between intent and done: these rounds prove nothing');
    process.exitCode = 1;
  }
}
