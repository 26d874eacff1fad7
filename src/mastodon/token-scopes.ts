import * as v from 'valibot';
import { bodyJson, isOk } from '../http/answers.ts';
import type { Api } from '../http/types.ts';

/** Doorkeeper, on which Mastodon's OAuth is built, tells of a token to whoever holds it. */
const PATH = '/oauth/token/info';

const InfoSchema = v.object({
  // A list from Doorkeeper; RFC 7662 §2.2 has words with spaces between them.
  scope: v.pipe(
    v.union([v.array(v.string()), v.string()]),
    v.transform(scope =>
      (typeof scope === 'string' ? scope.split(/\s+/) : scope).filter(word => word !== ''),
    ),
    v.minLength(1),
  ),
});

/**
 * The scopes of a token by the word of its server, those for writing too, which cannot be tried.
 * @returns null where the server does not say: all but Mastodon
 * @throws {UnreachableError | GuardError} no answer
 */
export async function readTokenScopes(
  api: Api,
  token: string,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await api.send({ method: 'GET', path: PATH, headers, signal });
  const info = v.safeParse(InfoSchema, isOk(answer) ? bodyJson(answer) : undefined);
  return info.success ? info.output.scope : null;
}
