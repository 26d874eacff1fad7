/** One request that reached the fake fediverse. */
export interface LoggedRequest {
  /** Milliseconds since the epoch, by the clock of the world. */
  readonly at: number;
  readonly host: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly userAgent: string | null;
  readonly authorization: string | null;
  /** `null` until it is answered; stays so when the client left first. */
  status: number | null;
}

/** Who was asked, for what, and how many requests ran at once. */
export class RequestLog {
  /** In the order of arrival. */
  readonly all: LoggedRequest[] = [];
  readonly #running = new Map<string, number>();
  readonly #peaks = new Map<string, number>();
  #runningInAll = 0;
  #peakInAll = 0;

  /** The requests to one host, if given only those whose path starts with `path`. */
  to(host: string, path = '/'): LoggedRequest[] {
    return this.all.filter(request => request.host === host && request.path.startsWith(path));
  }

  /** The most requests that were under way at once, at one host or at all of them. */
  peak(host?: string): number {
    return host === undefined ? this.#peakInAll : (this.#peaks.get(host) ?? 0);
  }

  /** Notes an arrival. @returns what to call, once, when the answer is out or the client gone */
  begin(request: LoggedRequest): () => void {
    const { host } = request;
    this.all.push(request);
    const running = (this.#running.get(host) ?? 0) + 1;
    this.#running.set(host, running);
    this.#peaks.set(host, Math.max(running, this.peak(host)));
    this.#runningInAll++;
    this.#peakInAll = Math.max(this.#runningInAll, this.#peakInAll);
    return () => {
      this.#running.set(host, (this.#running.get(host) ?? 0) - 1);
      this.#runningInAll--;
    };
  }
}
