const LONGEST_HOST = 253;

/**
 * Reads the host of a server as somebody wrote it or as a server calls itself: a name with a dot or an IPv4 address,
 * with a port where it is not the usual one.
 * @returns it in lower-case punycode (WHATWG URL, host parsing); `null` for anything else
 */
export function parseHost(text: string): string | null {
  const url = `https://${text}/`;
  if (!/^[^\s/?#\\@:%[\]]+(?::\d{1,5})?$/.test(text) || !URL.canParse(url)) return null;
  const { host, hostname } = new URL(url);
  const labels = hostname.split('.');
  const isHost =
    hostname.length <= LONGEST_HOST &&
    labels.length > 1 &&
    labels.every(label => /^[\w-]{1,63}$/.test(label));
  return isHost ? host : null;
}

/**
 * Reads a host that people's accounts may be on: a name, without a port.
 * @returns it in lower-case punycode; `null` for anything else
 */
export function parseHostName(text: string): string | null {
  const host = parseHost(text);
  return host !== null && /\.[a-z][\w-]*$/.test(host) && !text.includes(':') ? host : null;
}
