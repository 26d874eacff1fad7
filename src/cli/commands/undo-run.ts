import type { Journal } from '../../journal/types.ts';
import type { Undoable } from '../../migrate/undo/types.ts';
import { grouped, utcTime } from '../../report/numbers.ts';
import { usageError } from '../errors.ts';

/**
 * Makes sure that the journal knows the run of `--run` for what shall be taken back.
 * @throws {ExitError} 2, naming the runs there are
 */
export async function expectRun(run: string, what: Undoable, { items }: Journal): Promise<void> {
  const { runsOf } = await import('../../migrate/runs.ts');
  const ops: readonly string[] = what === 'list' ? ['list', 'list-member'] : [what];
  const those = [...items.values()].filter(({ op }) => ops.includes(op));
  if (those.some(item => item.run === run)) return;
  const runs = runsOf(those).map(
    ({ id, done, lastAt }) => `${id} (${grouped(done)}, the last at ${utcTime(Date.parse(lastAt))})`,
  );
  throw usageError(
    runs.length === 0
      ? `The journal knows no run "${run}", and nothing to take back: leave out --run`
      : `The journal knows no run "${run}" for undo ${what}: leave out --run, or give one of ${runs.join(', ')}`,
  );
}
