/** What tells one server software from another, for a stranger and for a client of its people. */
export interface Software {
  /** As NodeInfo says it. */
  readonly name: string;
  readonly version: string;
  /** Path of the ActivityPub actor; `:name` and `:id` are filled in. */
  readonly actor: string;
  /** Path of the page for people. */
  readonly profile: string;
  /** Whether `/api/v1/accounts/lookup` answers everybody, only holders of a token, or does not exist. */
  readonly api: 'open' | 'token' | 'none';
  /** Whether an actor is only shown to signed requests ("authorised fetch"). */
  readonly signedFetch: boolean;
  /** Whether errors of the API are pages. */
  readonly htmlErrors: boolean;
  /** Whether `acct` of a local account carries the host. */
  readonly fullAcct: boolean;
  /** The newest form of `/api/v…/instance` there is. */
  readonly instanceApi: 1 | 2;
  /** `api_versions.mastodon`. */
  readonly apiVersion: number | null;
  /** Whether accounts approve their followers unless they choose otherwise. */
  readonly lockedByDefault: boolean;
  /** Whether it lists whom somebody follows, blocks and mutes. */
  readonly listsRelations: boolean;
  /** Whether a follow that waits for the other side is told from one that is through. */
  readonly tellsRequested: boolean;
  /** Whether relationships answer for the first id alone. */
  readonly firstRelationshipOnly: boolean;
  /** Whether a search shows who is called a little like it, and says 503 when the other host cannot be asked. */
  readonly fuzzySearch: boolean;
  readonly tellsUnreachable: boolean;
  /** Whether there is a mute apart from a block. */
  readonly hasMutes: boolean;
  /** What following oneself, and somebody again, is answered; 200 is a success. */
  readonly followSelf: number;
  readonly followAgain: number;
  /** What takes a CSV of follows, blocks and mutes. */
  readonly importApi: 'gotosocial' | 'akkoma' | null;
  /** Whether there are lists. */
  readonly lists: boolean;
  /** Whether `profile` is a scope. */
  readonly hasProfileScope: boolean;
  /** Whether a scope is refused that the server, or the app as registered, does not know. */
  readonly refusesUnknownScopes: boolean;
  /** Whether tokens are for scopes at all. */
  readonly scopes: boolean;
  /** Whether a code is bound to a challenge (RFC 7636). */
  readonly pkce: boolean;
  /** Whether the port of a redirect to a loopback address is ignored. */
  readonly anyLoopbackPort: boolean;
  /** Whether there is `/.well-known/oauth-authorization-server`. */
  readonly oauthMetadata: boolean;
  /** Whether a token is told its own scopes: `/oauth/token/info`. */
  readonly tokenInfo: boolean;
  /** Whether answers carry a `Date`. */
  readonly dated: boolean;
}

const MASTODON: Software = {
  name: 'mastodon',
  version: '4.5.2',
  actor: '/users/:name',
  profile: '/@:name',
  api: 'open',
  signedFetch: false,
  htmlErrors: false,
  fullAcct: false,
  instanceApi: 2,
  apiVersion: 7,
  lockedByDefault: false,
  listsRelations: true,
  tellsRequested: true,
  firstRelationshipOnly: false,
  fuzzySearch: true,
  tellsUnreachable: true,
  hasMutes: true,
  followSelf: 404,
  followAgain: 200,
  importApi: null,
  lists: true,
  hasProfileScope: true,
  refusesUnknownScopes: true,
  scopes: true,
  pkce: true,
  anyLoopbackPort: true,
  oauthMetadata: true,
  tokenInfo: true,
  dated: true,
};

/** What is not Mastodon and yet speaks its API, as far as all of them have it in common. */
const OTHER: Software = {
  ...MASTODON,
  apiVersion: null,
  tellsUnreachable: false,
  hasProfileScope: false,
  refusesUnknownScopes: false,
  pkce: false,
  anyLoopbackPort: false,
  oauthMetadata: false,
  tokenInfo: false,
};

/** The kinds of server a world can hold; snac as observed on a running 2.96. */
export const SOFTWARE = {
  mastodon: MASTODON,
  gotosocial: {
    ...OTHER,
    name: 'gotosocial',
    version: '0.20.0',
    api: 'token',
    signedFetch: true,
    lockedByDefault: true,
    followSelf: 406,
    importApi: 'gotosocial',
    oauthMetadata: true,
  },
  akkoma: {
    ...OTHER,
    name: 'akkoma',
    version: '3.16.0',
    profile: '/:name',
    instanceApi: 1,
    followSelf: 400,
    importApi: 'akkoma',
  },
  hollo: {
    ...OTHER,
    name: 'hollo',
    version: '0.6.0',
    actor: '/@:name',
    hasProfileScope: true,
    refusesUnknownScopes: true,
    pkce: true,
    oauthMetadata: true,
    followSelf: 400,
    followAgain: 403,
  },
  sharkey: { ...OTHER, name: 'sharkey', version: '2025.4.1', actor: '/users/:id', followSelf: 401 },
  misskey: { ...OTHER, name: 'misskey', version: '2025.3.1', actor: '/users/:id', api: 'none' },
  snac: {
    ...OTHER,
    name: 'snac',
    version: '2.96',
    actor: '/:name',
    profile: '/:name',
    htmlErrors: true,
    fullAcct: true,
    instanceApi: 1,
    listsRelations: false,
    tellsRequested: false,
    firstRelationshipOnly: true,
    fuzzySearch: false,
    hasMutes: false,
    followSelf: 200,
    scopes: false,
    // Measured: neither pages nor the API nor errors carry one. A proxy before it may add its own.
    dated: false,
  },
} as const satisfies Record<string, Software>;

export type SoftwareName = keyof typeof SOFTWARE;

/** `lib/mastodon/version.rb` of 4.3 and later; quotes came with 7. */
function apiVersionOf(minor: number): number {
  return { 3: 2, 4: 6, 5: 7 }[minor] ?? 8;
}

/** A software in one of its versions; Mastodon got much of its OAuth in 4.3. */
export function softwareOf(name: SoftwareName, version: string | undefined): Software {
  const newest: Software = SOFTWARE[name];
  const [major = 0, minor = 0] = (version ?? newest.version).split('.').map(Number);
  if (name !== 'mastodon' || major > 4 || (major === 4 && minor >= 3)) {
    const apiVersion = name === 'mastodon' ? apiVersionOf(minor) : newest.apiVersion;
    return { ...newest, apiVersion, version: version ?? newest.version };
  }
  const instanceApi = major === 4 ? 2 : 1;
  const old = {
    hasProfileScope: false,
    pkce: false,
    oauthMetadata: false,
    apiVersion: null,
    instanceApi,
  } as const;
  return { ...newest, ...old, version: version ?? newest.version };
}
