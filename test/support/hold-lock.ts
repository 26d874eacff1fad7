/**
 * Tries for the lock at the path in its arguments once a line comes in, says `held` or `refused`, and holds it until
 * its input ends. A run of its own for the tests of the lock.
 */
import { createInterface } from 'node:readline';
import { LockedError } from '../../src/journal/errors.ts';
import { type Lock, takeLock } from '../../src/journal/lock.ts';

const path = process.argv[2] ?? '';
let lock: Lock | null = null;
process.stdout.write('ready\n');
for await (const _line of createInterface({ input: process.stdin })) {
  try {
    lock = await takeLock(path, { now: Date.now });
    process.stdout.write('held\n');
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    process.stdout.write('refused\n');
  }
}
await lock?.release();
