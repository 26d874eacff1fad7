import { ApiError } from '../../mastodon/errors.ts';
import type { Operation, OwnAccount, Relationship } from '../../mastodon/types.ts';
import { wordFor } from './relation.ts';
import { tryWrite, type Written } from './try-write.ts';
import type { RelateRequest, RelateTools } from './types.ts';

/** Exactly what is sent besides the account's id. */
export function relationPayload(request: RelateRequest): Readonly<Record<string, boolean>> {
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
  const { account } = tools;
  const { operation } = request;
  const look = () => lookAt(id, operation, account);
  const written = await tryWrite(
    { send: async () => wordFor(operation, await send(id, request, account), account.server.quirks), look },
    tools,
  );
  // Hollo refuses (403) a follow that exists already: it may be our own, whose answer never came.
  const why = written.status === 'refused' && written.error.status === 403 ? await look() : null;
  return why === null ? written : { status: 'done', why };
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
