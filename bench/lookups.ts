import { lookUpAll } from '../src/fediverse/look-up.ts';
import { VirtualClock } from '../test/support/virtual-clock.ts';
import type { Figure } from './figures.ts';
import { BenchWeb } from './lookups/web.ts';
import { lowerBound, makeWorld } from './lookups/world.ts';

/** Of the client's gate: the most requests at the same time. */
const MOST = { perHost: 2, inAll: 32 };

/** How close looking up comes to what the limits allow: 5,000 addresses on 800 hosts, on a virtual clock. */
export async function lookups(): Promise<Figure[]> {
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
  const questions = world.hosts.flatMap(host => host.addresses.map(address => ({ address, bare: false })));
  let answered = 0;
  await clock.run(() =>
    lookUpAll(questions, {
      web,
      clock,
      maxWaitMs: Number.POSITIVE_INFINITY,
      onLookup: () => {
        answered += 1;
      },
    }),
  );
  const bound = Math.max(...Object.values(lowerBound(world)));
  const what = 'find: 5,000 lookups on 800 hosts';
  const atMost = (figure: string, value: number, most: number): Figure => ({
    what: `${what}, ${figure}`,
    value,
    unit: '',
    beside: null,
    target: { value: most },
  });
  return [
    {
      what: `${what}, makespan`,
      value: (clock.now() - begin) / 1000,
      unit: 's',
      beside: { what: 'lower bound', value: bound },
      target: { ratio: 1.2 },
    },
    atMost('not answered', questions.length - answered, 0),
    atMost('refused with 429', web.refused, 0),
    atMost('at once per host', web.most.perHost, MOST.perHost),
    atMost('at once in all', web.most.inAll, MOST.inAll),
  ];
}
