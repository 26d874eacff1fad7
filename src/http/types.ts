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
  readonly body: Uint8Array;
  /** Whether there was more, of which the rest was not read and the connection closed. */
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

/** A form with one file, which is read while it is sent and never held as a whole. */
export interface FileForm {
  /** The other fields of the form. */
  readonly fields: Readonly<Record<string, string>>;
  /** The name of the file's field. */
  readonly field: string;
  readonly fileName: string;
  readonly mimeType: string;
  /** How long the file is. */
  readonly bytes: number;
  /** Opens the file, each time from its beginning. It is closed when it is not wanted to its end. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/**
 * What is sent with a request: a JSON value, form fields (OAuth wants them, RFC 6749), a form with small files, or one
 * with a file of any size.
 */
export type ApiBody =
  | { readonly json: unknown }
  | { readonly form: Readonly<Record<string, string>> }
  | { readonly multipart: FormData }
  | { readonly upload: FileForm };

/** One request to the server that a person named as their own. May carry a credential. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query, such as `/api/v1/accounts/1/follow`: nothing but the server's own origin can be asked. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ApiBody;
  /** From its beginning, or the last progress of an upload, to the last byte of the answer; by default 20 s. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** The server of a person's own account, over connections that are kept alive. */
export interface Api {
  /** `https://host`, without a slash at the end. */
  readonly origin: string;
  /**
   * Sends one request, once. An answer of any status is an answer; a redirect is one too and is never followed, so
   * that no credential leaves the origin. In an answer that is no success the secrets of the request are masked.
   * @throws {UnreachableError} no usable answer; `mayHaveArrived` says whether the server may have acted on it
   * @throws {GuardError} the request must not leave, or the file of an upload is not as long as was said
   * @throws what the file of an upload throws; then the server got too little to act on
   * @throws the signal's reason when it is aborted
   */
  send(request: ApiRequest): Promise<Answer>;
  /** Ends every connection. */
  close(): Promise<void>;
}
