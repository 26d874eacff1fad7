/**
 * Feeds everything that reads what strangers write with inputs that are nearly right: it may refuse them with a sentence,
 * and never crash, hang or fill the memory.
 * Usage: npm run fuzz [-- --seconds 30 --seed 1234 --only zip]
 * The seconds are shared by the targets, two of which run at a time. A failure is printed with the command that plays
 * it again (`--path`), and its input is written to a file.
 */
import { parseArgs } from 'node:util';
import { type Played, playInProcess } from './play.ts';
import { TARGETS } from './targets.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    seed: { type: 'string' },
    only: { type: 'string' },
    path: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
if (!(seconds > 0) || !Number.isSafeInteger(seed)) throw new Error('--seconds and --seed are numbers');
const names = TARGETS.filter(name => (values.only ?? name) === name);
if (names.length === 0) throw new Error(`--only is one of ${TARGETS.join(', ')}`);

const AT_ONCE = Math.min(2, names.length);
const path = values.path ?? null;
const say = (line: string) => process.stdout.write(`${line}\n`);

function report({ target, outcome, took, file }: Played): void {
  const { runs, loadedMegabytes: loaded, peakMegabytes: peak, failure } = outcome;
  const rate = (runs / took).toFixed(0);
  say(
    `${target.padEnd(10)} ${runs} inputs, ${rate}/s, memory ${loaded.toFixed(0)} MB to ${peak.toFixed(0)} MB`,
  );
  if (!failure) return;
  process.exitCode = 1;
  say(`${target} FAILED: ${failure.why}`);
  say(`Its input: ${file}`);
  say(`Again: npm run fuzz -- --only ${target} --seed ${failure.seed} --path ${failure.path}`);
}

const share = (seconds * AT_ONCE) / names.length;
say(`fuzz: ${names.length} targets, ${share.toFixed(1)} s each, from seed ${seed}`);
const waiting = [...names];
const playOn = async () => {
  for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
    report(await playInProcess({ target, seed, seconds: share, path }));
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, playOn));
