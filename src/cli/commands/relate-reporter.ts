import type { AccountEvent } from '../../mastodon/events.ts';
import type { Operation } from '../../mastodon/types.ts';
import type { FindEvent } from '../../migrate/find-people.ts';
import type { Outcome, RelateEvent } from '../../migrate/relate/types.ts';
import { grouped } from '../../report/numbers.ts';
import { outcomeDocument, waitingDocument } from '../../report/relation-document.ts';
import { wordsOf } from '../../report/relation-view.ts';
import { terminalSafeJson } from '../../report/text.ts';
import { clockTime, describeAccountEvent } from '../account-event.ts';
import type { Context } from '../context.ts';
import { countText, type Progress, startProgress } from '../progress.ts';
import { findEvents } from './find.ts';

/** Shows how `follow`, `block` and `mute` go on: progress for people, JSON lines for scripts. */
export class RelateReporter {
  readonly operation: Operation;
  readonly onFind: (event: FindEvent) => void;
  readonly onRelate = (event: RelateEvent): void => this.#relate(event);
  readonly onAccount = (event: AccountEvent): void => this.#account(event);
  readonly #context: Context;
  #progress: Progress;
  readonly #told = new Map<Outcome['wanted'], string>();
  #written: Promise<void> = Promise.resolve();
  /** When the run itself began; before, only the plan is data. */
  #begun: number | null = null;
  #finishAt = 0;

  private constructor(operation: Operation, context: Context, progress: Progress, input: string) {
    this.operation = operation;
    this.#context = context;
    this.#progress = progress;
    this.onFind = findEvents(context, { update: text => this.#progress.update(text) }, input);
  }

  /** Gives the first sign of life. */
  static async start(operation: Operation, context: Context, input: string): Promise<RelateReporter> {
    const { terminal, clock } = context;
    const name = input === '-' ? 'standard input' : input;
    const progress = await startProgress(terminal, clock, `Reading ${name}`);
    return new RelateReporter(operation, context, progress, name);
  }

  /** What is being done now. */
  update(text: string): void {
    this.#progress.update(text);
  }

  /** Shows progress again, of so many people. @param finishAt when the server's limits let it end, at the earliest */
  async begin(total: number, finishAt: number): Promise<void> {
    const { terminal, clock } = this.#context;
    this.#begun = clock.now();
    this.#finishAt = finishAt;
    if (total === 0 && this.operation !== 'follow') return;
    const { doing } = wordsOf(this.operation);
    const text = total === 0 ? 'Looking at earlier runs' : `${doing} ${grouped(total)}`;
    this.#progress = await startProgress(terminal, clock, text);
  }

  /** Takes the progress off the screen. */
  stop(): void {
    this.#progress.stop();
  }

  /** A JSON line on stdout, behind those before it. */
  line(record: unknown): void {
    const { terminal } = this.#context;
    const text = terminalSafeJson(record);
    this.#written = this.#written.then(() => terminal.writeLines([text]));
  }

  /** Says once more what turned out otherwise afterwards: a follow may be dropped after the server said yes. */
  correct(outcomes: readonly Outcome[]): void {
    for (const outcome of outcomes) if (this.#told.get(outcome.wanted) !== outcome.why) this.#tell(outcome);
  }

  /** Waits until every line is written. */
  async written(): Promise<void> {
    await this.#written;
  }

  #tell(outcome: Outcome): void {
    this.#told.set(outcome.wanted, outcome.why);
    this.line(outcomeDocument(outcome));
  }

  #relate(event: RelateEvent): void {
    const { terminal } = this.#context;
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
        this.#wait('your server, which gets time to finish what was unclear', event.until);
        break;
      case 'checking':
        this.update(`Checking what became of them: ${grouped(event.done)} of ${grouped(event.total)}`);
        break;
      case 'listing':
        this.update(`Filling the list: ${grouped(event.done)} of ${grouped(event.total)}`);
        break;
    }
  }

  #wait(why: string, until: number): void {
    const { terminal, clock } = this.#context;
    if (terminal.json && this.#begun !== null) this.line(waitingDocument(why, until));
    terminal.say(`Waiting for ${why}; next at ${clockTime(until, clock.now())}.`);
  }

  /** `Following: 12 of 812 followed · 3 a minute · 4 h left` */
  #counted(done: number, total: number): string {
    const words = wordsOf(this.operation);
    const now = this.#context.clock.now();
    const elapsed = now - (this.#begun ?? now);
    return `${words.doing}: ${countText(done, total, words.done, elapsed, this.#finishAt - now)}`;
  }

  #account(event: AccountEvent): void {
    const { terminal, clock } = this.#context;
    const { why, sentence } = describeAccountEvent(event, clock.now());
    if (terminal.json && this.#begun !== null) this.line(waitingDocument(why, event.until));
    terminal.say(sentence);
  }
}
