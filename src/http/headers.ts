import type { IncomingHttpHeaders } from 'node:http';

/** One line a name; what came several times is joined as RFC 9110 §5.3 says. */
export function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value = '']) => [name, [value].flat().join(', ')]),
  );
}
