import { ApiError, UnclearError } from '../../mastodon/errors.ts';
import type { Operation, OwnAccount, Relationship } from '../../mastodon/types.ts';
import { wordFor } from './relation.ts';
import type { RelateRequest, RelateTools } from './types.ts';

/** After an unclear answer the server gets this long to finish before anybody looks, and again as long each time. */
const PAUSE_MS = 5_000;
const TRIES = 3;

/** What came of a write. */
export type Written =
  | { readonly status: 'done'; readonly why: string }
  | { readonly status: 'refused'; readonly error: ApiError }
  /** Not even the relationship says whether it happened. */
  | { readonly status: 'unclear' };

/** Exactly what is sent besides the account's id. */
export function payloadOf(request: RelateRequest): Readonly<Record<string, boolean>> {
  switch (request.operation) {
    case 'follow':
      return { reblogs: request.reblogs, notify: request.notify };
    case 'block':
      return {};
    case 'mute':
      return { notifications: request.hideNotifications };
  }
}

/**
 * Follows, blocks or mutes one account. After an unclear answer the relationship decides whether it is sent again:
 * what happened already is not repeated.
 * @throws {LoginError} {TemporaryError}
 * @throws the signal's reason when it is aborted
 */
export async function write(id: string, request: RelateRequest, tools: RelateTools): Promise<Written> {
  const { account, clock, signal } = tools;
  const { quirks } = account.server;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      const relation = await send(id, request, account);
      const word = wordFor(request.operation, relation, quirks);
      if (word !== null) return { status: 'done', why: word };
    } catch (error) {
      if (error instanceof ApiError) return await judgeRefusal(error, id, request.operation, account);
      if (!(error instanceof UnclearError)) throw error;
    }
    await clock.sleep(PAUSE_MS * attempt, signal);
    const word = await lookAt(id, request.operation, account);
    if (word !== null) return { status: 'done', why: word };
  }
  return { status: 'unclear' };
}

function send(id: string, request: RelateRequest, account: OwnAccount): Promise<Relationship> {
  switch (request.operation) {
    case 'follow':
      return account.follow(id, { reblogs: request.reblogs, notify: request.notify });
    case 'block':
      return account.block(id);
    case 'mute':
      return account.mute(id, request.hideNotifications);
  }
}

/** Hollo refuses (403) a follow that exists already: it may be our own, whose answer never came. */
async function judgeRefusal(
  error: ApiError,
  id: string,
  operation: Operation,
  account: OwnAccount,
): Promise<Written> {
  const word = error.status === 403 ? await lookAt(id, operation, account) : null;
  return word === null ? { status: 'refused', error } : { status: 'done', why: word };
}

/** Null when it did not happen. A server that will not say counts as one where it did not: repeating is harmless. */
async function lookAt(id: string, operation: Operation, account: OwnAccount): Promise<string | null> {
  try {
    const [relation] = await account.relationships([id]);
    return relation ? wordFor(operation, relation, account.server.quirks) : null;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
