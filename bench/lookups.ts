/**
 * How close looking up comes to what the limits allow: 5,000 addresses on 800 hosts, on a virtual clock. Prints the
 * makespan, the lower bound and their ratio; exits 1 when the ratio is above its target, a limit was broken, or an
 * answer is missing.
 */
import { lookUpAll } from '../src/fediverse/look-up.ts';
import { VirtualClock } from '../test/support/virtual-clock.ts';
import { BenchWeb } from './lookups/web.ts';
import { lowerBound, makeWorld } from './lookups/world.ts';

const TARGET = 1.2;

const world = makeWorld({
  addresses: 5000,
  hosts: 800,
  largestShare: 0.2,
  deadShare: 0.05,
  medianMs: 200,
  seed: 7,
});
const clock = new VirtualClock();
const web = new BenchWeb(world, clock);
const begin = clock.now();
const counts = new Map<string, number>();
const questions = world.hosts.flatMap(host => host.addresses.map(address => ({ address, bare: false })));

const left = await clock.run(() =>
  lookUpAll(questions, {
    web,
    clock,
    maxWaitMs: Number.POSITIVE_INFINITY,
    onLookup: ({ status }) => {
      counts.set(status, (counts.get(status) ?? 0) + 1);
    },
  }),
);

const makespan = (clock.now() - begin) / 1000;
const bounds = lowerBound(world);
const bound = Math.max(...Object.values(bounds));
const ratio = makespan / bound;
const answered = [...counts.values()].reduce((sum, count) => sum + count, 0);
const lines = [
  `${questions.length} addresses, ${world.hosts.length} hosts, ${web.requests} requests, ${web.refused} of them refused with 429`,
  `outcomes     ${[...counts].map(([status, count]) => `${count} ${status}`).join(', ')}`,
  `at once      ${web.most.perHost} per host, ${web.most.inAll} in all`,
  ...Object.entries(bounds).map(([name, seconds]) => `${name.padEnd(12)} ${seconds.toFixed(1)} s`),
  `makespan     ${makespan.toFixed(1)} s`,
  `ratio        ${ratio.toFixed(3)} (target ${TARGET})`,
];
process.stdout.write(`${lines.join('\n')}\n`);
const isWhole = answered === questions.length && left.postponed.length === 0;
const isPolite = web.refused === 0 && web.most.perHost <= 2 && web.most.inAll <= 32;
process.exitCode = isWhole && isPolite && ratio <= TARGET ? 0 : 1;
