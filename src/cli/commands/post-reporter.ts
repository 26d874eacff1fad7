import type { AccountEvent } from '../../mastodon/events.ts';
import type { PublishEvent } from '../../migrate/publish/types.ts';
import { byteSize, grouped } from '../../report/numbers.ts';
import { withRemarks } from '../../report/outcome-words.ts';
import { postOutcomeDocument } from '../../report/post-result-document.ts';
import type { PostOutcomeView } from '../../report/post-view.ts';
import { cleanText } from '../../report/text.ts';
import type { Context } from '../context.ts';
import { countText, startProgress } from '../progress.ts';
import { fromNow } from '../waits.ts';
import { RunReporter } from './run-reporter.ts';

/** A wait of at least this many milliseconds is told. */
const NEWS_MS = 120_000;

/** Shows how `post` goes on: progress for people, JSON lines for scripts. */
export class PostReporter extends RunReporter {
  readonly onPublish = (event: PublishEvent): void => this.#publish(event);
  protected override readonly underWay = 'the post under way';
  #finishAt = 0;
  #done = 0;
  #total = 0;
  readonly #warnings: string[] = [];
  #lastUrl: string | null = null;

  /** Gives the first sign of life. */
  static async start(context: Context, archive: string): Promise<PostReporter> {
    const { terminal, clock } = context;
    return new PostReporter(context, await startProgress(terminal, clock, `Reading ${archive}`));
  }

  /** What the person should know of a run beside its outcomes. */
  get warnings(): readonly string[] {
    return this.#warnings;
  }

  /** The address of the last post that went out; null while there is none. */
  get lastUrl(): string | null {
    return this.#lastUrl;
  }

  /** How many tweets have been read. */
  reading(tweets: number): void {
    this.update(`Reading tweets: ${grouped(tweets)}`);
  }

  /** Shows progress again, of so many tweets. @param finishAt when the server's limits let it end, at the earliest */
  async begin(total: number, finishAt: number): Promise<void> {
    this.begun = this.context.clock.now();
    this.#finishAt = finishAt;
    this.#total = total;
    if (total > 0) await this.resume(`Posting ${grouped(total)}`);
  }

  #publish(event: PublishEvent): void {
    switch (event.type) {
      case 'settling':
        this.update(`Looking for ${grouped(event.total)} that an earlier run left unclear`);
        break;
      case 'reading':
        this.update(`Reading your posts: ${grouped(event.count)}`);
        break;
      case 'quiet':
        this.wait('the end of the quiet hours', event.until);
        break;
      case 'pausing':
        this.pause(event);
        break;
      case 'ahead':
        this.update(`${this.#counted()} · next ${this.#next(event.until)}`);
        break;
      case 'uploading':
        this.update(`${this.#counted()} · sending ${event.fileName} (${byteSize(event.bytes)})`);
        break;
      case 'processing':
        this.update(`${this.#counted()} · your server works on ${event.fileName}`);
        break;
      case 'checking':
        this.update(`${this.#counted()} · looking whether they are there`);
        break;
      case 'language':
        this.#warn(
          `your server set ${event.got === null ? 'no language' : `the language ${event.got}`} where ${event.asked} was asked`,
        );
        break;
      case 'dropped':
        this.#warn(`your server said yes to tweet ${event.tweetId}, and it is not there`);
        break;
      case 'decided':
        this.#decide(event);
        break;
    }
  }

  #decide({ outcome, done, total }: Extract<PublishEvent, { type: 'decided' }>): void {
    const { terminal } = this.context;
    this.#done = done;
    this.#total = total;
    const { tweetId, state, url, remarks } = outcome;
    const why = withRemarks(outcome.why, remarks);
    if (state === 'done' && remarks.length > 0)
      this.#warn(`tweet ${tweetId} was posted without ${remarks.join(' · ')}`);
    if (state === 'done' && url !== null) this.#lastUrl = url;
    terminal.detail(`${tweetId}: ${url ?? why}`);
    if (terminal.json) {
      const view: PostOutcomeView = {
        ...outcome,
        why,
        at: null,
        beginning: '',
        urls: url === null ? [] : [url],
      };
      this.line(postOutcomeDocument(view));
    }
    this.update(this.#counted());
  }

  /** `Posting: 12 of 812 posted · 3 a minute · 4 h left` */
  #counted(): string {
    const now = this.context.clock.now();
    const elapsed = now - (this.begun ?? now);
    return `Posting: ${countText(this.#done, this.#total, 'posted', elapsed, this.#finishAt - now)}`;
  }

  #warn(sentence: string): void {
    this.#warnings.push(sentence);
    this.context.terminal.say(`Careful: ${cleanText(sentence)}.`);
  }

  #next(until: number): string {
    return fromNow(until, this.context.clock.now());
  }

  protected override account(event: AccountEvent): void {
    // At an even pace every post waits a little: that is how it goes on, and no news.
    if (event.type === 'waiting' && event.until - this.context.clock.now() < NEWS_MS) {
      this.update(`${this.#counted()} · next ${this.#next(event.until)}, by the limit of ${event.limit}`);
      return;
    }
    super.account(event);
  }
}
