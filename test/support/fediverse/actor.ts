import type { Account } from './account.ts';
import { inlineText, richText } from './rich-text.ts';

/** The ActivityPub actor of an account, as Mastodon writes it. */
export function actorJson(account: Account): object {
  const { uri, url, options, movedTo, alsoKnownAs } = account;
  return {
    '@context': CONTEXT,
    id: uri,
    type: options.bot ? 'Service' : 'Person',
    following: `${uri}/following`,
    followers: `${uri}/followers`,
    inbox: `${uri}/inbox`,
    outbox: `${uri}/outbox`,
    preferredUsername: account.username,
    name: options.displayName ?? '',
    summary: richText(options.note ?? ''),
    url,
    manuallyApprovesFollowers: options.locked ?? account.instance.software.lockedByDefault,
    discoverable: options.discoverable ?? true,
    indexable: false,
    published: account.createdAt,
    memorial: options.memorial ?? false,
    ...(options.suspended ? { suspended: true } : {}),
    ...(movedTo ? { movedTo: movedTo.uri } : {}),
    ...(alsoKnownAs.length > 0 ? { alsoKnownAs } : {}),
    publicKey: { id: `${uri}#main-key`, owner: uri, publicKeyPem: PUBLIC_KEY },
    tag: [],
    attachment: (options.fields ?? []).map(({ name, value }) => ({
      type: 'PropertyValue',
      name,
      value: inlineText(value, 'nofollow noopener me'),
    })),
    endpoints: { sharedInbox: `${account.instance.origin}/inbox` },
  };
}

const CONTEXT = [
  'https://www.w3.org/ns/activitystreams',
  'https://w3id.org/security/v1',
  {
    manuallyApprovesFollowers: 'as:manuallyApprovesFollowers',
    toot: 'http://joinmastodon.org/ns#',
    alsoKnownAs: { '@id': 'as:alsoKnownAs', '@type': '@id' },
    movedTo: { '@id': 'as:movedTo', '@type': '@id' },
    schema: 'http://schema.org#',
    PropertyValue: 'schema:PropertyValue',
    value: 'schema:value',
    discoverable: 'toot:discoverable',
    suspended: 'toot:suspended',
    memorial: 'toot:memorial',
    indexable: 'toot:indexable',
  },
];

/** Of the right shape; nobody verifies a signature here. */
const PUBLIC_KEY =
  '-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAK\n-----END PUBLIC KEY-----\n';
