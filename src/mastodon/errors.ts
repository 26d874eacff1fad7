/** The server said no. The message is a sentence fragment such as `"Record not found" (404)`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;

  constructor(status: number, what: string, options?: ErrorOptions) {
    super(what, options);
    this.status = status;
  }
}

/** Somebody has to log in (again): no account, a token that ended, or scopes that are missing. A whole sentence. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
}

/** A write may or may not have happened: it has to be looked up before it is sent again. */
export class UnclearError extends Error {
  override readonly name = 'UnclearError';
}

/**
 * Nothing can be done before `retryAt` (milliseconds since the epoch; null: nobody knows): a limit, or a network or
 * server that stays away. A whole sentence.
 */
export class TemporaryError extends Error {
  override readonly name = 'TemporaryError';
  readonly retryAt: number | null;

  constructor(what: string, retryAt: number | null, options?: ErrorOptions) {
    super(what, options);
    this.retryAt = retryAt;
  }
}

/** The host is no server that an account of this program can be on. A whole sentence. */
export class NotAServerError extends Error {
  override readonly name = 'NotAServerError';
}
