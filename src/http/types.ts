/** One request for public data. Never carries a credential. */
export interface Get {
  readonly url: string;
  readonly accept: string;
  readonly signal?: AbortSignal;
}

/** What came back, after at most three redirects. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The URL that answered in the end. */
  readonly url: string;
  /** At most 1 MiB; what is longer was cut and the connection closed. */
  readonly body: Uint8Array;
  readonly cut: boolean;
}

/** The open web as the fediverse room sees it. */
export interface Web {
  /**
   * @throws {UnreachableError} no usable answer
   * @throws {GuardError} the request must not leave
   * @throws the signal's reason as soon as it is aborted; waiting for a turn at a busy host counts too
   */
  get(request: Get): Promise<Answer>;
  /** `https://host`, or `http://host` for a host that was named as insecure (test servers only). */
  origin(host: string): string;
}
