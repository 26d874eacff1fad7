import { GuardError, UnreachableError, type UnreachableReason } from './errors.ts';

/** No network, or no way out of it. The DNS says EAI_AGAIN of a domain with broken name servers too. */
const OFFLINE = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);

const DNS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name does not exist',
  ENODATA: 'the name has no address',
  EAI_FAIL: 'the name servers of its domain fail',
};

const CONNECT: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'its address cannot be reached',
  EACCES: 'this machine does not allow the connection',
  EPERM: 'this machine does not allow the connection',
  ETIMEDOUT: 'the connection timed out',
};

const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet',
  CERT_REVOKED: 'its certificate was revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is from an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is from an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is from an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is from an unknown authority',
};

const ANSWER: Readonly<Record<string, readonly [UnreachableReason, string]>> = {
  ECONNRESET: ['reset', 'the connection was cut'],
  EPIPE: ['reset', 'the connection was cut'],
  ETIMEDOUT: ['reset', 'the connection was lost'],
  EHOSTUNREACH: ['reset', 'the connection was lost'],
  ENETUNREACH: ['reset', 'the connection was lost'],
  ENETDOWN: ['reset', 'the connection was lost'],
  UND_ERR_SOCKET: ['reset', 'the connection was closed before the answer was complete'],
  UND_ERR_HEADERS_OVERFLOW: ['protocol', 'the headers of its answer are too long'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['protocol', 'its answer is not as long as it says'],
};

/** @returns the `code` of an error of Node or undici, or an empty string */
function networkCodeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether this machine found no way to an address at all. */
export function isWithoutRoute(error: unknown): boolean {
  return OFFLINE.has(networkCodeOf(error));
}

/** A name could not be resolved. */
export function dnsFailure(cause: unknown): UnreachableError {
  if (isWithoutRoute(cause)) return offline(cause);
  const what = DNS[networkCodeOf(cause)] ?? withCode('its name cannot be resolved', cause);
  return new UnreachableError('dns', what, { cause });
}

/** An address could not be connected. Networks without IPv6 are common: no way to such an address is no outage. */
export function connectFailure(cause: unknown, isIpv6: boolean): UnreachableError {
  if (isWithoutRoute(cause)) {
    if (!isIpv6) return offline(cause);
    return new UnreachableError('connect', 'it has IPv6 alone, which this network has not', { cause });
  }
  const what = CONNECT[networkCodeOf(cause)] ?? withCode('the connection failed', cause);
  return new UnreachableError('connect', what, { cause });
}

/** The TLS handshake failed. */
export function tlsFailure(cause: unknown): UnreachableError {
  const what = CERTIFICATE[networkCodeOf(cause)] ?? withCode('it makes no secure connection', cause);
  return new UnreachableError('tls', what, { cause });
}

/** The connection stood, the answer failed. */
export function answerFailure(cause: unknown): UnreachableError {
  const [reason, what] = ANSWER[networkCodeOf(cause)] ?? [
    'protocol',
    withCode('its answer is not HTTP', cause),
  ];
  return new UnreachableError(reason, what, { cause });
}

/**
 * A request by way of the proxy failed. undici tells a refusal of the proxy by its sentence alone; what Node says of
 * the connection is about the proxy, and then no host is to blame.
 */
export function proxyFailure(cause: unknown): UnreachableError {
  const inner = cause instanceof Error && cause.name === 'SecureProxyConnectionError' ? cause.cause : cause;
  const code = networkCodeOf(inner);
  if (code in CERTIFICATE || /^(ERR_SSL|EPROTO)/.test(code)) return tlsFailure(inner);
  const status = /^Proxy response \((\d+)\)/.exec(cause instanceof Error ? cause.message : '')?.[1];
  if (status === '407') return new UnreachableError('offline', 'the proxy wants a password', { cause });
  if (status !== undefined) {
    return new UnreachableError('connect', `the proxy does not connect to it (HTTP ${status})`, { cause });
  }
  if (code === 'ECONNRESET' || code === 'EPIPE') return answerFailure(cause);
  if (code in CONNECT || code in DNS || code === 'UND_ERR_CONNECT_TIMEOUT' || isWithoutRoute(inner)) {
    return new UnreachableError('offline', 'the proxy cannot be reached', { cause });
  }
  return answerFailure(cause);
}

/**
 * A request failed before it left: whatever went wrong, the server saw nothing of it.
 * @throws {GuardError} when it cannot be written at all; its message holds none of its values
 */
export function unsentFailure(cause: unknown, isProxied: boolean): UnreachableError {
  if (networkCodeOf(cause) === 'UND_ERR_INVALID_ARG') {
    throw new GuardError('the request holds characters that HTTP does not allow');
  }
  const failure = isProxied ? proxyFailure(cause) : connectFailure(cause, false);
  return failure.mayHaveArrived ? new UnreachableError('connect', failure.message, { cause }) : failure;
}

/** No connection within the time that was allowed. */
export function connectTimeout(ms: number, cause: unknown): UnreachableError {
  return new UnreachableError('connect', `no connection within ${ms / 1000} seconds`, { cause });
}

/** Nothing came within the time that was allowed. */
export function timeoutFailure(ms: number, cause: unknown): UnreachableError {
  return new UnreachableError('timeout', `no answer within ${ms / 1000} seconds`, { cause });
}

function offline(cause: unknown): UnreachableError {
  return new UnreachableError('offline', 'this machine has no connection to the internet', { cause });
}

function withCode(what: string, cause: unknown): string {
  const code = networkCodeOf(cause);
  return code === '' ? what : `${what} (${code})`;
}
