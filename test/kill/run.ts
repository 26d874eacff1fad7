/**
 * A follow of 300 accounts and a post of 300 tweets, killed at random points and resumed until they are done, on the
 * virtual time of a strict fake server that counts what was done how often.
 * Usage: npm run test:kill [-- --rounds 10 --seed 1234 --only post]
 * So many rounds of each. A round is its seed; the one that failed is played again with
 * `--rounds 1 --seed <its seed> --only <its operation>`. Cuts by real time are the only thing that chance may move then.
 */
import { askedRounds, playRounds, say } from '../support/rounds.ts';
import { FOLLOW } from './follow.ts';
import { POST } from './post.ts';
import { playRound, type Round } from './round.ts';

const asked = askedRounds(10);
const operations = [FOLLOW, POST].filter(({ name }) => (asked.only ?? name) === name);
if (operations.length === 0) throw new Error('--only is follow or post');

for (const operation of operations) {
  const begin = performance.now();
  const { name } = operation;
  say(`${name}: ${asked.rounds} rounds, from seed ${asked.first}`);
  const played: Round[] = [];
  const passed = await playRounds(
    asked,
    async seed => {
      const round = await playRound(operation, seed);
      played.push(round);
      const { server, cuts, unclear, did } = round;
      return `${name} on ${server}: ${did}, ${unclear} unclear; cut off at: ${cuts.join(' · ')}`;
    },
    seed => `npm run test:kill -- --rounds 1 --seed ${seed} --only ${name}`,
  );

  const sum = (count: (round: Round) => number) => played.reduce((all, round) => all + count(round), 0);
  const cuts = sum(round => round.cuts.length);
  const unclear = sum(round => round.unclear);
  const seconds = ((performance.now() - begin) / 1000).toFixed(0);
  say(
    `${name}: ${passed} of ${asked.rounds} rounds in ${seconds} s; killed ${cuts} times, ${unclear} of them between intent and done`,
  );
  if (asked.rounds >= 10 && unclear === 0) {
    say('No kill fell between intent and done: these rounds prove nothing');
    process.exitCode = 1;
  }
}
