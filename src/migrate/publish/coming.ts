import type { Draft } from '../../posts/types.ts';

/** The drafts that are still to be posted: the next is taken, those behind it can be looked at. */
export class Coming {
  readonly #source: AsyncIterator<Draft>;
  readonly #choose: (draft: Draft) => Draft | null;
  readonly #buffer: Draft[] = [];
  #isOver = false;

  /** @param choose the draft that is posted in place of one; null: it is left out */
  constructor(source: AsyncIterable<Draft>, choose: (draft: Draft) => Draft | null) {
    this.#source = source[Symbol.asyncIterator]();
    this.#choose = choose;
  }

  /** The draft so many places behind the next; null: there is none. */
  async at(index: number): Promise<Draft | null> {
    while (this.#buffer.length <= index && !this.#isOver) await this.#read();
    return this.#buffer[index] ?? null;
  }

  /** Goes on to the one behind. */
  drop(): void {
    this.#buffer.shift();
  }

  /** Lets the source go. */
  async close(): Promise<void> {
    this.#isOver = true;
    await this.#source.return?.();
  }

  async #read(): Promise<void> {
    const { done, value } = await this.#source.next();
    if (done === true) {
      this.#isOver = true;
      return;
    }
    const draft = this.#choose(value);
    if (draft !== null) this.#buffer.push(draft);
  }
}
