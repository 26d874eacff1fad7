import type { Operation } from '../../mastodon/types.ts';
import type { FindEvent } from '../../migrate/find-people.ts';
import type { Outcome, RelateEvent } from '../../migrate/relate/types.ts';
import { grouped } from '../../report/numbers.ts';
import { outcomeDocument } from '../../report/relation-result-document.ts';
import { wordsOf } from '../../report/relation-view.ts';
import type { Context } from '../context.ts';
import { countText, type Progress, startProgress } from '../progress.ts';
import { findEvents } from './find-events.ts';
import { RunReporter } from './run-reporter.ts';

/** Shows how `follow`, `block` and `mute` go on: progress for people, JSON lines for scripts. */
export class RelateReporter extends RunReporter {
  readonly operation: Operation;
  readonly onFind: (event: FindEvent) => void;
  readonly onRelate = (event: RelateEvent): void => this.#relate(event);
  readonly #told = new Map<Outcome['wanted'], string>();
  #finishAt = 0;

  private constructor(operation: Operation, context: Context, progress: Progress, input: string) {
    super(context, progress);
    this.operation = operation;
    this.onFind = findEvents(context, { update: text => this.update(text) }, input);
  }

  /** Gives the first sign of life. */
  static async start(operation: Operation, context: Context, input: string): Promise<RelateReporter> {
    const { terminal, clock } = context;
    const name = input === '-' ? 'standard input' : input;
    const progress = await startProgress(terminal, clock, `Reading ${name}`);
    return new RelateReporter(operation, context, progress, name);
  }

  /** Shows progress again, of so many people. @param finishAt when the server's limits let it end, at the earliest */
  async begin(total: number, finishAt: number): Promise<void> {
    this.begun = this.context.clock.now();
    this.#finishAt = finishAt;
    if (total === 0 && this.operation !== 'follow') return;
    const { doing } = wordsOf(this.operation);
    const text = total === 0 ? 'Looking at earlier runs' : `${doing} ${grouped(total)}`;
    await this.resume(text);
  }

  /** Says once more what turned out otherwise afterwards: a follow may be dropped after the server said yes. */
  correct(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) if (this.#told.get(outcome.wanted) !== outcome.why) this.#tell(outcome);
  }

  #tell(outcome: Outcome): void {
    this.#told.set(outcome.wanted, outcome.why);
    this.line(outcomeDocument(outcome));
  }

  #relate(event: RelateEvent): void {
    const { terminal } = this.context;
    const { done } = wordsOf(this.operation);
    switch (event.type) {
      case 'settling':
        this.update(`Looking at ${grouped(event.total)} that an earlier run left unclear`);
        break;
      case 'reading':
        this.update(`Reading whom you have ${done}: ${grouped(event.count)}`);
        break;
      case 'resolving':
        terminal.detail(`${event.address}: asking`);
        this.update(`${this.#counted(event.done, event.total)} · looking for ${event.address}`);
        break;
      case 'decided': {
        const { outcome } = event;
        terminal.detail(`${outcome.wanted.address}: ${outcome.why}`);
        if (terminal.json) this.#tell(outcome);
        this.update(this.#counted(event.done, event.total));
        break;
      }
      case 'imported':
        this.update(`Your server imports ${grouped(event.total)}`);
        break;
      case 'pausing':
        this.pause(event);
        break;
      case 'checking':
        this.update(`Checking what became of them: ${grouped(event.done)} of ${grouped(event.total)}`);
        break;
      case 'listing':
        this.update(`Filling the list: ${grouped(event.done)} of ${grouped(event.total)}`);
        break;
    }
  }

  /** `Following: 12 of 812 followed · 3 a minute · 4 h left` */
  #counted(done: number, total: number): string {
    const words = wordsOf(this.operation);
    const now = this.context.clock.now();
    const elapsed = now - (this.begun ?? now);
    return `${words.doing}: ${countText(done, total, words.done, elapsed, this.#finishAt - now)}`;
  }
}
