import { setImmediate as nextTurn } from 'node:timers/promises';

/** The terminal that a person types on. */
export type Keyboard = Pick<NodeJS.ReadStream, 'setRawMode' | 'resume' | 'pause'>;

/** So often the event loop looks for what was typed: once to see that something is there, once to take it. */
const TURNS = 2;

/**
 * Throws away what was typed before a question stands there, such as an impatient Enter: it cannot be its answer.
 * Raw, because the system keeps a line that is not ended back otherwise.
 */
export async function forgetTypedAhead(keyboard: Keyboard): Promise<void> {
  keyboard.setRawMode(true);
  keyboard.resume();
  for (let turn = 0; turn < TURNS; turn++) await nextTurn();
  keyboard.pause();
  keyboard.setRawMode(false);
}
