import type { AccountEvent } from '../../mastodon/events.ts';
import type { Undoable, UndoEvent } from '../../migrate/undo/types.ts';
import { grouped } from '../../report/numbers.ts';
import { waitingDocument } from '../../report/relation-document.ts';
import { terminalSafeJson } from '../../report/text.ts';
import { undoOutcomeDocument } from '../../report/undo-document.ts';
import { undoWordsOf } from '../../report/undo-view.ts';
import { describeAccountEvent } from '../account-event.ts';
import type { Context } from '../context.ts';
import { countText, type Progress, startProgress } from '../progress.ts';

/** Shows how `undo` goes on: progress for people, JSON lines for scripts. */
export class UndoReporter {
  readonly onUndo = (event: UndoEvent): void => this.#undo(event);
  readonly onAccount = (event: AccountEvent): void => this.#account(event);
  readonly #context: Context;
  readonly #word: string;
  #progress: Progress;
  #written: Promise<void> = Promise.resolve();
  /** When the run itself began; before, only the plan is data. */
  #begun: number | null = null;

  private constructor(context: Context, what: Undoable, progress: Progress) {
    this.#context = context;
    this.#word = undoWordsOf(what).done;
    this.#progress = progress;
  }

  /** Gives the first sign of life. */
  static async start(context: Context, what: Undoable): Promise<UndoReporter> {
    const progress = await startProgress(context.terminal, context.clock, 'Reading the journal');
    return new UndoReporter(context, what, progress);
  }

  /** What is being done now. */
  update(text: string): void {
    this.#progress.update(text);
  }

  /** Shows progress again, of the run itself. */
  async begin(): Promise<void> {
    const { terminal, clock } = this.#context;
    this.#begun = clock.now();
    this.#progress = await startProgress(terminal, clock, 'Taking back');
  }

  /** Takes the progress off the screen. */
  stop(): void {
    this.#progress.stop();
  }

  /** A JSON line on stdout, behind those before it. */
  line(record: unknown): void {
    const { terminal } = this.#context;
    this.#written = this.#written.then(() => terminal.writeLines([terminalSafeJson(record)]));
  }

  /** Waits until every line is written. */
  async written(): Promise<void> {
    await this.#written;
  }

  #undo(event: UndoEvent): void {
    const { terminal, clock } = this.#context;
    switch (event.type) {
      case 'settling':
        this.update(`Looking at ${grouped(event.total)} that an earlier run left unclear`);
        break;
      case 'reading':
        if (this.#begun === null)
          this.update(`Reading how things stand: ${grouped(event.done)} of ${grouped(event.total)}`);
        break;
      case 'decided': {
        const { outcome, done, total } = event;
        terminal.detail(`${outcome.name}: ${outcome.why}`);
        if (terminal.json) this.line(undoOutcomeDocument(outcome));
        this.update(countText(done, total, this.#word, clock.now() - (this.#begun ?? clock.now()), 0));
        break;
      }
    }
  }

  #account(event: AccountEvent): void {
    const { terminal, clock } = this.#context;
    const { why, sentence } = describeAccountEvent(event, clock.now());
    if (terminal.json && this.#begun !== null) this.line(waitingDocument(why, event.until));
    terminal.say(sentence);
  }
}
