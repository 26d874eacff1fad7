import type { Undoable, UndoEvent } from '../../migrate/undo/types.ts';
import { grouped } from '../../report/numbers.ts';
import { undoOutcomeDocument } from '../../report/undo-document.ts';
import { undoWordsOf } from '../../report/undo-view.ts';
import type { Context } from '../context.ts';
import { countText, type Progress, startProgress } from '../progress.ts';
import { RunReporter } from './run-reporter.ts';

/** Shows how `undo` goes on: progress for people, JSON lines for scripts. */
export class UndoReporter extends RunReporter {
  readonly onUndo = (event: UndoEvent): void => this.#undo(event);
  readonly #word: string;

  private constructor(context: Context, what: Undoable, progress: Progress) {
    super(context, progress);
    this.#word = undoWordsOf(what).done;
  }

  /** Gives the first sign of life. */
  static async start(context: Context, what: Undoable): Promise<UndoReporter> {
    const progress = await startProgress(context.terminal, context.clock, 'Reading the journal');
    return new UndoReporter(context, what, progress);
  }

  /** Shows progress again, of the run itself. */
  async begin(): Promise<void> {
    this.begun = this.context.clock.now();
    await this.resume('Taking back');
  }

  #undo(event: UndoEvent): void {
    const { terminal, clock } = this.context;
    switch (event.type) {
      case 'settling':
        this.update(`Looking at ${grouped(event.total)} that an earlier run left unclear`);
        break;
      case 'pausing':
        this.pause(event);
        break;
      case 'reading':
        if (this.begun === null)
          this.update(`Reading how things stand: ${grouped(event.done)} of ${grouped(event.total)}`);
        break;
      case 'decided': {
        const { outcome, done, total } = event;
        terminal.detail(`${outcome.name}: ${outcome.why}`);
        if (terminal.json) this.line(undoOutcomeDocument(outcome));
        this.update(countText(done, total, this.#word, clock.now() - (this.begun ?? clock.now()), 0));
        break;
      }
    }
  }
}
