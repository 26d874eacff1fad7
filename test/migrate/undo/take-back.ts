import type {
  Undoable,
  UndoEvent,
  UndoPlan,
  UndoResult,
  UndoTools,
} from '../../../src/migrate/undo/types.ts';
import { applyUndo, prepareUndo } from '../../../src/migrate/undo/undo.ts';
import type { Move, RunOptions } from '../relate/move.ts';

interface TakeBackOptions extends Omit<RunOptions, 'onEvent'> {
  readonly run?: string;
  readonly onUndo?: (event: UndoEvent) => void;
  /** Between the plan and its first step, as a person who thinks it over. */
  readonly meanwhile?: () => void;
}

async function toolsOf(move: Pick<Move, 'tools'>, options: TakeBackOptions): Promise<UndoTools> {
  const tools = await move.tools(options);
  return { ...tools, onEvent: event => options.onUndo?.(event) };
}

/** Plans and takes back, as a process of its own. */
export async function takeBack(
  move: Pick<Move, 'tools'>,
  operation: Undoable,
  options: TakeBackOptions = {},
): Promise<{ plan: UndoPlan; result: UndoResult }> {
  const tools = await toolsOf(move, options);
  const plan = await prepareUndo({ operation, run: options.run ?? null }, tools);
  options.meanwhile?.();
  return { plan, result: await applyUndo(plan, tools) };
}

/** What became of everybody: `unfollowed bob@away.example`. */
export function words({ outcomes }: UndoResult): string[] {
  return outcomes.map(({ name, why }) => `${why} ${name}`);
}

/** What happened on the server since a number of writes: `unfollow bob@away.example`. */
export function writesSince({ home: { home } }: Move, count: number): string[] {
  return home.writes.slice(count).map(({ op, target }) => `${op} ${target}`);
}
