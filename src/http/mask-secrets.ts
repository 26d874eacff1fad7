import type { Answer, ApiRequest } from './types.ts';

/** Form fields that are secrets (RFC 6749, RFC 7009, RFC 7636). */
const SECRET_FIELDS = ['client_secret', 'code', 'code_verifier', 'token'];
const MASK = '***';

/**
 * An answer that is no success without the secrets of its request: what servers say of a failure is shown and written
 * down, and some repeat what they were sent.
 */
export function withoutSecrets(answer: Answer, request: Pick<ApiRequest, 'headers' | 'body'>): Answer {
  if (answer.status < 300) return answer;
  const secrets = secretsOf(request);
  const masked = (text: string) => secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
  const headers = Object.entries(answer.headers).map(([name, value]) => [name, masked(value)]);
  // Secrets are ASCII; every other byte comes back from latin1 as it was.
  const body = Buffer.from(masked(Buffer.from(answer.body).toString('latin1')), 'latin1');
  return { ...answer, headers: Object.fromEntries(headers), body };
}

function secretsOf({ headers, body }: Pick<ApiRequest, 'headers' | 'body'>): string[] {
  const form = body && 'form' in body ? body.form : {};
  const token = headers?.['authorization']?.replace(/^Bearer /, '') ?? '';
  return [token, ...SECRET_FIELDS.map(field => form[field] ?? '')].filter(secret => secret !== '');
}
