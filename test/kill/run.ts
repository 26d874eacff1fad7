/**
 * A follow of 300 accounts, killed at random points and resumed until it is done, on the virtual time of a strict
 * fake server that counts who was followed how often.
 * Usage: npm run test:kill [-- --rounds 10 --seed 1234]
 * A round is its seed; the one that failed is played again with `--rounds 1 --seed <its seed>`. Cuts by real time are
 * the only thing that chance may move then.
 */
import { parseArgs } from 'node:util';
import { playRound, type Round } from './round.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '10' }, seed: { type: 'string' } },
});
const rounds = Number(values.rounds);
const first = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
if (!(rounds > 0) || !Number.isSafeInteger(first)) throw new Error('--rounds and --seed are whole numbers');

const say = (line: string) => process.stdout.write(`${line}\n`);
say(`${rounds} rounds, from seed ${first}`);
const played: Round[] = [];

async function play(seed: number): Promise<void> {
  const begin = performance.now();
  try {
    const round = await playRound(seed);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const { software, cuts, unclear, follows } = round;
    played.push(round);
    say(
      `${seed} ${software}: ${follows} follows, ${unclear} unclear, ${seconds} s; cut off at: ${cuts.join(', ')}`,
    );
  } catch (error) {
    process.exitCode = 1;
    say(`${seed} FAILED: ${error instanceof Error ? error.stack : String(error)}`);
    say(`Again: npm run test:kill -- --rounds 1 --seed ${seed}`);
  }
}

// A round waits for the disk half of its time.
let next = first;
const playOn = async () => {
  while (next < first + rounds) await play(next++);
};
await Promise.all([playOn(), playOn()]);

const sum = (count: (round: Round) => number) => played.reduce((all, round) => all + count(round), 0);
const cuts = sum(round => round.cuts.length);
const unclear = sum(round => round.unclear);
say(`${played.length} of ${rounds} rounds; killed ${cuts} times, ${unclear} of them between intent and done`);
if (rounds >= 10 && unclear === 0) {
  say('No kill fell between intent and done: these rounds prove nothing');
  process.exitCode = 1;
}
