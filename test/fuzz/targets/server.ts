import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GuardError, UnreachableError } from '../../../src/http/errors.ts';
import { NO_MEMORY } from '../../../src/http/pacer.ts';
import {
  ApiError,
  LoginError,
  NotAServerError,
  TemporaryError,
  UnclearError,
} from '../../../src/mastodon/errors.ts';
import { createOwnAccount } from '../../../src/mastodon/own-account.ts';
import { quirksOf } from '../../../src/mastodon/quirks.ts';
import type { OwnAccount, Server } from '../../../src/mastodon/types.ts';
import { logIn, logInWithToken } from '../../../src/migrate/log-in.ts';
import { PLAIN } from '../../mastodon/scripted.ts';
import { SteppingClock } from '../../support/stepping-clock.ts';
import { AnyApi, Enough } from '../any-api.ts';
import { answers } from '../inputs/answers.ts';
import { refusedBy } from '../sentences.ts';
import { target } from '../target.ts';

const NAMES = [
  ...[
    'id',
    'acct',
    'username',
    'fqn',
    'url',
    'moved',
    'accounts',
    'locked',
    'following',
    'requested',
    'blocking',
  ],
  ...['domain', 'uri', 'version', 'title', 'api_versions', 'mastodon', 'configuration', 'statuses', 'text'],
  ...['max_characters', 'media_attachments', 'image_size_limit', 'supported_mime_types', 'error', 'message'],
  ...['error_description', 'client_id', 'client_secret', 'access_token', 'scope', 'authorization_endpoint'],
  ...[
    'token_endpoint',
    'scopes_supported',
    'created_at',
    'visibility',
    'content',
    'spoiler_text',
    'language',
  ],
  ...[
    'in_reply_to_id',
    'reblog',
    'account',
    'links',
    'rel',
    'href',
    'software',
    'name',
    'protocols',
    '__proto__',
  ],
];
const WORDS = [
  ...[
    '1',
    '7',
    'ann',
    'ann@home.example',
    'alice@home.example',
    'alice',
    'home.example',
    'https://home.example/',
  ],
  ...[
    '4.5.2',
    '2.7.2 (compatible; Pleroma 2.4.0)',
    'public',
    'unlisted',
    '<p>Hi</p>',
    'Hi',
    'read write follow',
  ],
  ...['2026-01-01T12:00:00.000Z', 'invalid_grant', 'Record not found', 'activitypub', 'constructor'],
  ...['http://nodeinfo.diaspora.software/ns/schema/2.0', 'https://home.example/nodeinfo', '/oauth/token'],
];
const SOFTWARE = [
  'mastodon',
  'gotosocial',
  'pleroma',
  'akkoma',
  'snac',
  'sharkey',
  'pixelfed',
  'constructor',
  '',
];

/** What is asked of the account, by name. */
const DEEDS: Readonly<Record<string, (account: OwnAccount) => Promise<unknown>>> = {
  resolve: account => account.resolve('ann@away.example'),
  relationships: account => account.relationships(['1', '2']),
  following: account => drained(account.following()),
  blocked: account => drained(account.blocked()),
  muted: account => drained(account.muted()),
  follow: account => account.follow('1', { reblogs: true, notify: false }),
  block: account => account.block('1'),
  mute: account => account.mute('1', true),
  lists: account => account.lists(),
  createList: account => account.createList('birds'),
  listMembers: account => drained(account.listMembers('1')),
  addToList: account => account.addToList('1', ['1', '2']),
  importCsv: async account => {
    const { importApi } = account.server.quirks;
    if (importApi !== null) await account.importCsv('follow', 'Account address\nann@away.example\n');
  },
  post: async account => (await account.publishing()).post(PLAIN, 'key'),
  status: async account => (await account.publishing()).status('7'),
  source: async account => (await account.publishing()).statusSource('7'),
  own: async account => drained((await account.publishing()).ownStatuses()),
  home: async account => drained((await account.publishing()).homeStatuses()),
  delete: async account => (await account.publishing()).deleteStatus('7'),
  upload: async account => (await account.publishing()).uploadMedia(FILE),
  media: async account => (await account.publishing()).mediaState('7'),
};

const FILE = {
  open: async function* () {
    yield Buffer.from('photo');
  },
  bytes: 5,
  mimeType: 'image/jpeg',
  fileName: 'a.jpg',
  description: null,
};

async function drained(pages: AsyncIterable<unknown> | null): Promise<void> {
  if (pages !== null) for await (const _ of pages);
}

const failure = fc.constantFrom(
  new UnreachableError('reset', 'the connection was cut'),
  new UnreachableError('timeout', 'no answer within 20 seconds'),
  new GuardError('its URL is not https'),
);
const inputs = fc.record({
  outcomes: fc.array(fc.oneof({ weight: 10, arbitrary: answers(NAMES, WORDS) }, failure), {
    minLength: 1,
    maxLength: 12,
  }),
  software: fc.constantFrom(...SOFTWARE),
  version: fc.constantFrom('4.5.2', '0.18.0', '', 'x', '99999999999999999999.1'),
  deed: fc.constantFrom('token', 'code', ...Object.keys(DEEDS)),
});
const REFUSALS = [
  ...[ApiError, LoginError, UnclearError, TemporaryError, NotAServerError, UnreachableError, GuardError],
  Enough,
];

/** The person's own server: NodeInfo, instance, OAuth, accounts, relationships, lists, posts and files. */
export const SERVER = target(inputs, async ({ outcomes, software, version, deed }) => {
  const api = new AnyApi(outcomes);
  const clock = new SteppingClock();
  const began = clock.time;
  const { signal } = api;
  await refusedBy(REFUSALS, async () => {
    if (deed === 'token') return await logInWithToken('home.example', 'token', { api, signal });
    if (deed === 'code') return await logInByCode(api, clock);
    const server: Server = {
      ...{ host: 'home.example', origin: api.origin, domain: 'home.example', software, version },
      ...{ title: null, apiVersion: null, quirks: quirksOf(software) },
    };
    const account = createOwnAccount({
      ...{ api, server, token: 'token', scopes: null, address: 'alice@home.example', id: '1', clock, signal },
      ...{ random: () => 0.5, share: 1, pace: 'burst', maxWaitMs: 3_600_000, giveUpAfterMs: 900_000 },
      ...{ memory: NO_MEMORY, onEvent: () => undefined },
    });
    return await DEEDS[deed]?.(account);
  });
  // Whoever asks again and again waits in between.
  if (signal.aborted) assert.ok(clock.time - began > 10_000, `${api.asked} requests in no time`);
});

async function logInByCode(api: AnyApi, clock: SteppingClock): Promise<void> {
  const tools = {
    ...{ api, clock, signal: api.signal, secret: () => 'secret', askCode: async () => 'code' },
    ...{ apps: { read: async () => null, write: async () => undefined }, onEvent: () => undefined },
    openBrowser: async () => undefined,
  };
  await logIn({ host: 'home.example', purposes: ['follow', 'post'], way: 'code' }, tools);
}
