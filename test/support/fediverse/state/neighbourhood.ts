import type { Instance } from '../instance.ts';

/** Who can be asked for whom: all servers of a world. */
export class Neighbourhood {
  readonly #instances: Instance[] = [];
  readonly #dead = new Set<string>();
  readonly #answers: (host: string) => boolean;

  /** @param answers whether anything with a good certificate answers at a host that is no server of people */
  constructor(answers: (host: string) => boolean) {
    this.#answers = answers;
  }

  add(instance: Instance): void {
    this.#instances.push(instance);
  }

  /** Takes a host off the net, or back. */
  setDead(host: string, dead = true): void {
    if (dead) this.#dead.add(host);
    else this.#dead.delete(host);
  }

  get dead(): ReadonlySet<string> {
    return this.#dead;
  }

  isDead({ webHost, handleHost }: Instance): boolean {
    return this.#dead.has(webHost) || this.#dead.has(handleHost);
  }

  /** The server with the people of a host; `nobody`: a host without people; `unreachable`: none that answers. */
  find(host: string): Instance | 'nobody' | 'unreachable' {
    const name = host.toLowerCase();
    const found = this.#instances.find(({ webHost, handleHost }) => [handleHost, webHost].includes(name));
    if (found) return this.isDead(found) ? 'unreachable' : found;
    return !this.#dead.has(name) && this.#answers(name) ? 'nobody' : 'unreachable';
  }
}
