import {
  CLOSED_SERVERS,
  KNOWN_SERVERS,
  MIRRORS,
  SERVER_NAMES,
  SERVER_WORDS,
} from './data/fediverse-hosts.ts';
import { MAIL_BRANDS, MAIL_HOSTS, OTHER_NETWORKS, OTHER_SITES } from './data/other-hosts.ts';

/** `social` only as a whole label: `social-media.example` is an agency. */
const SERVER = new RegExp(`(?:^|\\.)social(?:\\.|$)|(?:^|[.-])(?:${SERVER_WORDS})(?:[.-]|$)|${SERVER_NAMES}`);
/** Only the very host: `mastodon.matrix.org` and `fe.disroot.org` are fediverse servers. */
const FOREIGN_HOSTS: ReadonlySet<string> = new Set([...MAIL_HOSTS, ...OTHER_NETWORKS]);
/** The host and all below it: `alice.substack.com`, `beta.birdsite.live`. */
const FOREIGN_DOMAINS: ReadonlySet<string> = new Set([...CLOSED_SERVERS, ...MIRRORS, ...OTHER_SITES]);
const MAIL_BRAND = new RegExp(`^(?:${MAIL_BRANDS})(?:\\.com?)?\\.[a-z]{2,3}$`);

/** Whether the name alone shows a fediverse server: a known one, or one named like `mstdn.example`. */
export function isFediverseHost(host: string): boolean {
  return (KNOWN_SERVERS.has(host) || SERVER.test(host)) && !isForeignHost(host);
}

/** Whether nobody's fediverse account lives there: mail, other networks, other sites, mirrors of Twitter. */
export function isForeignHost(host: string): boolean {
  return (
    FOREIGN_HOSTS.has(host) ||
    MAIL_BRAND.test(host) ||
    /birdsite/.test(host) ||
    isUnder(host, FOREIGN_DOMAINS)
  );
}

/** Whether the set holds the host or a domain above it. */
function isUnder(host: string, domains: ReadonlySet<string>): boolean {
  if (domains.has(host)) return true;
  for (let dot = host.indexOf('.'); dot > 0; dot = host.indexOf('.', dot + 1)) {
    if (domains.has(host.slice(dot + 1))) return true;
  }
  return false;
}
