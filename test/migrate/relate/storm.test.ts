import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { ApiError } from '../../../src/mastodon/errors.ts';
import type { Address } from '../../../src/people/address.ts';
import { Crash } from '../mortal-runs.ts';
import { request, startMove } from './move.ts';

const NAMES = ['ann', 'ben', 'cat', 'dan', 'eve'] as const;
const PEOPLE = NAMES.map((name): Address => `${name}@away.example`);

const fault = fc.record({
  path: fc.constantFrom(/\/follow$/, /\/relationships/, /\/search/, /\/following/),
  kind: fc.constantFrom(
    'timeout-before',
    'timeout-after',
    'reset-before',
    'reset-after',
    'torn',
    'html',
    '429',
    'status',
  ),
  status: fc.constantFrom(500, 502, 503),
  committed: fc.boolean(),
  times: fc.integer({ min: 1, max: 3 }),
  after: fc.nat(6),
});

const death = fc.record({ at: fc.nat(10), when: fc.constantFrom('before', 'after') });

it('whatever fails and whenever it dies: in the end everybody is followed, each once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fault, { maxLength: 5 }),
      fc.array(death, { maxLength: 4 }),
      async (faults, deaths) => {
        const ends: (() => Promise<void>)[] = [];
        const move = await startMove({ after: end => ends.push(end) });
        try {
          const { home, away } = move.home;
          for (const name of NAMES) away.account(name);
          const set = faults.map(each => home.fault(each));
          const people = request(PEOPLE, { retryFailed: true });
          for (const each of deaths) {
            // A run that writes less than that does not die, and one that meets nothing but faults ends before it begins.
            await move.run(people, { death: each }).catch((error: unknown) => {
              if (!(error instanceof Crash || error instanceof ApiError)) throw error;
            });
          }
          for (const each of set) each.end();
          const result = await move.run(people);
          assert.deepEqual([result.left, result.failed, result.stopped], [0, 0, null]);
          const followed = home.writes.flatMap(({ op, target, isNew }) =>
            op === 'follow' && isNew ? [target] : [],
          );
          assert.deepEqual(followed.sort(), PEOPLE);
        } finally {
          for (const end of ends) await end();
        }
      },
    ),
    { numRuns: 25 },
  );
});
