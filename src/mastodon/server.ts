import { UnreachableError } from '../http/errors.ts';
import type { Api } from '../http/types.ts';
import { NotAServerError, TemporaryError } from './errors.ts';
import { readInstance } from './instance.ts';
import { readOwnNodeInfo } from './nodeinfo.ts';
import { quirksOf } from './quirks.ts';
import { sendsOn } from './same-origin.ts';
import type { Server } from './types.ts';

/**
 * Finds out what answers at a host: NodeInfo, then the instance by Mastodon's API.
 * @param api of that host
 * @param host as the person typed it, in lower-case punycode, perhaps with a port
 * @throws {NotAServerError} the host does not exist, is no fediverse server, has none of Mastodon's API, or sends on
 *   to another one
 * @throws {TemporaryError} it does not answer now
 * @throws {GuardError} it must not be asked
 */
export async function detectServer(api: Api, host: string, signal: AbortSignal): Promise<Server> {
  try {
    return await detect(api, host, signal);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    throw noAnswer(host, error);
  }
}

async function detect(api: Api, host: string, signal: AbortSignal): Promise<Server> {
  const info = await readOwnNodeInfo(api, signal);
  const node = info && 'software' in info ? info : null;
  const instance = await readInstance(api, signal);
  if ('refusal' in instance) {
    const { status } = instance.refusal;
    if (status === 429 || status >= 500) {
      throw new TemporaryError(`${host} has a fault now (HTTP ${status}): try again later.`, null);
    }
    if (node?.speaksActivityPub && (status === 401 || status === 403)) {
      throw new NotAServerError(
        `${host} runs ${node.software}, but tells nothing of itself to strangers (HTTP ${status}): oxpecker cannot act on accounts there.`,
      );
    }
    if (node?.speaksActivityPub) {
      throw new NotAServerError(
        `${host} runs ${node.software}, which does not have the API that Mastodon's apps use: oxpecker cannot act on accounts there.`,
      );
    }
    if (info && 'elsewhere' in info) throw sendsOn(api, info.elsewhere);
    throw new NotAServerError(
      `${host} is not a fediverse server: name the one your account is on, as in mastodon.social.`,
    );
  }
  const software = node?.software ?? softwareIn(instance.version);
  return {
    host,
    origin: api.origin,
    domain: instance.domain ?? host.replace(/:\d+$/, ''),
    software,
    version: node?.version || instance.version,
    title: instance.title,
    apiVersion: instance.apiVersion,
    quirks: quirksOf(software),
  };
}

/** Without NodeInfo the version may tell: `2.7.2 (compatible; Pleroma 2.4.0)`, as most that are not Mastodon write. */
function softwareIn(version: string): string {
  return (/\(compatible; (\w+)/.exec(version)?.[1] ?? 'unknown').toLowerCase();
}

function noAnswer(host: string, cause: UnreachableError): Error {
  if (cause.reason === 'dns') {
    return new NotAServerError(
      `There is no ${host} (${cause.message}): look how your server is spelled, and whether you are online.`,
      {
        cause,
      },
    );
  }
  return new TemporaryError(
    cause.reason === 'offline'
      ? `${host} cannot be asked (${cause.message}): check your connection, and HTTPS_PROXY where it is set, and try again.`
      : `${host} gave no usable answer (${cause.message}): check the name, or try again later.`,
    null,
    { cause },
  );
}
