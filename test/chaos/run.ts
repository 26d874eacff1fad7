/**
 * The whole journey (find, follow, post, undo) through everything that can go wrong, on the virtual time of a strict
 * fake server that counts what was done how often.
 * Usage: npm run test:chaos [-- --rounds 20 --seed 1234]
 * A round is its seed; the one that failed is played again with `--rounds 1 --seed <its seed>`. Kills by real time are
 * the only thing that chance may move then.
 */
import { askedRounds, playRounds, say } from '../support/rounds.ts';
import { type Journey, playSeed } from './journey.ts';
import { KINDS } from './trouble.ts';

const asked = askedRounds(20);
const begin = performance.now();
const played: Journey[] = [];
say(`${asked.rounds} rounds, from seed ${asked.first}`);
const passed = await playRounds(
  asked,
  async seed => {
    const journey = await playSeed(seed);
    played.push(journey);
    const hits = Array.from(journey.hits, ([kind, count]) => (count > 1 ? `${kind} ×${count}` : kind));
    return `${journey.server}: ${journey.runs} runs, met ${hits.join(', ')}`;
  },
  seed => `npm run test:chaos -- --rounds 1 --seed ${seed}`,
);

const seconds = ((performance.now() - begin) / 1000).toFixed(0);
const runs = played.reduce((sum, journey) => sum + journey.runs, 0);
say(`${passed} of ${asked.rounds} rounds in ${seconds} s, ${runs} runs. They met:`);
for (const kind of KINDS) {
  const count = played.reduce((sum, { hits }) => sum + (hits.get(kind) ?? 0), 0);
  say(`${String(count).padStart(6)} ${kind}`);
  if (count > 0 || asked.rounds < 20) continue;
  say(`No round met ${kind}: that proves nothing about it`);
  process.exitCode = 1;
}
