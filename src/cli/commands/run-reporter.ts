import type { AccountEvent } from '../../mastodon/events.ts';
import type { PausingEvent } from '../../migrate/late.ts';
import { terminalSafeJson } from '../../report/text.ts';
import { waitingDocument } from '../../report/waiting-document.ts';
import type { Context } from '../context.ts';
import { type Progress, startProgress } from '../progress.ts';
import { describeWait, fromNow } from '../waits.ts';

/** Shows how a long run goes on: progress for people, JSON lines for scripts. Each command adds its own events. */
export abstract class RunReporter {
  readonly onAccount = (event: AccountEvent): void => this.account(event);
  protected readonly context: Context;
  /** When the run itself began, in milliseconds since the epoch; before, only the plan is data. */
  protected begun: number | null = null;
  /** What a run that shall stop finishes first. */
  protected readonly underWay: string = 'what your server was asked last';
  #progress: Progress;
  #written: Promise<void> = Promise.resolve();

  protected constructor(context: Context, progress: Progress) {
    this.context = context;
    this.#progress = progress;
  }

  /** What is being done now. */
  update(text: string): void {
    this.#progress.update(text);
  }

  /** Shows progress after a question or a text. */
  async resume(text: string): Promise<void> {
    const { terminal, clock } = this.context;
    this.#progress = await startProgress(terminal, clock, text);
  }

  /** Takes the progress off the screen. */
  stop(): void {
    this.#progress.stop();
  }

  /** A JSON line on stdout, behind those before it. */
  line(record: unknown): void {
    const { terminal } = this.context;
    const text = terminalSafeJson(record);
    this.#written = this.#written.then(() => terminal.writeLines([text]));
  }

  /** Waits until every line is written. */
  async written(): Promise<void> {
    await this.#written;
  }

  /** Tells that the account waits, or what it finishes before the run ends. */
  protected account(event: AccountEvent): void {
    if (event.type === 'finishing') {
      this.context.terminal.say(`Finishing ${this.underWay} first; Ctrl-C once more stops at once.`);
      return;
    }
    const { why, sentence } = describeWait(event, this.context.clock.now());
    this.#tell(why, event.until, sentence);
  }

  /** Tells that nothing is sent before that time: what was unclear may still be under way. */
  protected pause({ until }: PausingEvent): void {
    this.wait('your server, which gets time to finish what was unclear', until);
  }

  /** Tells what is waited for besides, and until when (milliseconds since the epoch). */
  protected wait(what: string, until: number): void {
    this.#tell(what, until, `Waiting for ${what}; next ${fromNow(until, this.context.clock.now())}.`);
  }

  #tell(why: string, until: number, sentence: string): void {
    const { terminal } = this.context;
    if (terminal.json && this.begun !== null) this.line(waitingDocument(why, until));
    terminal.say(sentence);
  }
}
