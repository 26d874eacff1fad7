/** What tells one server software from another when somebody is looked up. */
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
  dated: true,
};

/** The kinds of server a world can hold; snac as observed on a running 2.96. */
export const SOFTWARE = {
  mastodon: MASTODON,
  gotosocial: { ...MASTODON, name: 'gotosocial', version: '0.20.0', api: 'token', signedFetch: true },
  akkoma: { ...MASTODON, name: 'akkoma', version: '3.16.0', profile: '/:name' },
  misskey: { ...MASTODON, name: 'misskey', version: '2025.3.1', actor: '/users/:id', api: 'none' },
  snac: {
    ...MASTODON,
    name: 'snac',
    version: '2.96',
    actor: '/:name',
    profile: '/:name',
    htmlErrors: true,
    fullAcct: true,
    dated: false,
  },
} as const satisfies Record<string, Software>;

export type SoftwareName = keyof typeof SOFTWARE;
