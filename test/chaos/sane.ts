import assert from 'node:assert/strict';
import type { CliRun } from '../support/cli.ts';
import type { Ended } from './attempt.ts';
import type { Kind } from './trouble.ts';

/** What ends a run with a code of its own, and what that is. */
const OF_ITS_OWN = { SIGTERM: 143, SIGINT: 130, disk: 1, SIGKILL: null } as const;

/**
 * A run ended with a code that fits what it met, and a sentence; a second one beside it did nothing.
 * @throws {AssertionError}
 */
export function expectSane(ended: Ended): void {
  const { hits, twins } = ended;
  const codes: (number | null)[] = [0, 3];
  for (const [kind, code] of Object.entries(OF_ITS_OWN)) if (hits.has(kind as Kind)) codes.push(code);
  // Who had not come to its lock when the second run took it does nothing in its place.
  if (twins.length > 0) codes.push(11);
  if (hits.size > 0) codes.push(5);
  // The second signal ends a run at once, and without a word.
  if (hits.has('SIGTERM') && hits.has('SIGINT')) assert.ok(codes.includes(ended.code));
  else expectSentence(ended, codes);
  for (const twin of twins) {
    // A lock whose run is killed, told to end, or ended by a full disk meanwhile is free.
    const isFreed =
      ended.code === null || hits.has('SIGINT') || hits.has('SIGTERM') || ended.code === OF_ITS_OWN.disk;
    if (twin.wasLocked && !isFreed) {
      expectSentence(twin, [11]);
      assert.equal(twin.writes, 0, 'a second run does nothing');
    } else expectSentence(twin, twin.wasLocked ? [0, 3, 5, 11] : [0, 3, 5]);
  }
}

function expectSentence(run: CliRun, codes: readonly (number | null)[]): void {
  const { code, stdout, stderr } = run;
  const text = `ended with ${code}, not ${codes.join(', ')}\n${stdout}\n${stderr}`;
  assert.ok(codes.includes(code), text);
  if (code === null) return;
  assert.doesNotMatch(stderr, /^\s+at .+:\d+:\d+|mistake in oxpecker|undefined|\[object/m);
  // Who had begun says on stdout what was done, and there why it ends.
  if (code !== 0 && code !== 3)
    assert.match(`${stderr}${stdout}`, /^error: [A-Z0-9/].{20,}|the same command/m, text);
}
