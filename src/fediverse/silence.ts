/** The machine is offline when so many hosts in a row seem to say so: before any other has answered, and after. */
const SILENT_HOSTS = { atFirst: 3, later: 10 };

/** Tells a machine without a network from hosts whose broken name servers make it look like one. */
export class Silence {
  readonly #hosts = new Set<string>();
  #answers = 0;

  /** How many answers there have been in all. */
  get answers(): number {
    return this.#answers;
  }

  /** Whether so many hosts in a row were silent that it is this machine. */
  get isOffline(): boolean {
    return this.#hosts.size >= (this.#answers === 0 ? SILENT_HOSTS.atFirst : SILENT_HOSTS.later);
  }

  /** A host has answered, whatever it said. */
  end(): void {
    this.#answers += 1;
    this.#hosts.clear();
  }

  /** A host seemed to say that this machine is offline. */
  add(host: string): void {
    this.#hosts.add(host);
  }
}
