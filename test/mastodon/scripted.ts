import assert from 'node:assert/strict';
import type { PostPayload, Publishing } from '../../src/mastodon/status-types.ts';
import { type Asked, json, type Reply } from '../support/fediverse/exchange.ts';
import type { MastodonOptions } from '../support/fediverse/mastodon-host.ts';
import { atHome, type Home, type OpenOptions } from './home.ts';

type Answer = Reply | ((asked: Asked) => Reply | Promise<Reply>);

/** A home server whose answers to some requests a test writes down, and what it was asked there. */
export class Script {
  /** The requests that were answered from here, in order. */
  readonly asked: Asked[] = [];
  readonly #answers: { readonly method: string; readonly path: RegExp; readonly answers: Answer[] }[] = [];

  constructor(home: Home) {
    home.home.through(async (asked, next) => {
      const found = this.#answers.find(
        ({ method, path }) => method === asked.method && path.test(asked.url.pathname + asked.url.search),
      );
      if (!found) return await next(asked);
      this.asked.push(asked);
      const [answer] = found.answers.length > 1 ? found.answers.splice(0, 1) : found.answers;
      assert.ok(answer);
      return typeof answer === 'function' ? await answer(asked) : answer;
    });
  }

  /** The answers to requests of a kind, one after the other; the last stays. */
  on(method: string, path: RegExp, ...answers: readonly Answer[]): this {
    this.#answers.unshift({ method, path, answers: [...answers] });
    return this;
  }

  /** The JSON bodies that came, in order. */
  get bodies(): readonly unknown[] {
    return this.asked.map(({ body }) => JSON.parse(Buffer.from(body).toString()));
  }

  /** Paths with their queries, in order. */
  get paths(): readonly string[] {
    return this.asked.map(({ url }) => url.pathname + url.search);
  }
}

/** Alice's account, ready to publish, on a server whose answers are written down. */
export async function scripted(
  context: { after(end: () => Promise<void>): void },
  { software, version, ...open }: Pick<MastodonOptions, 'software' | 'version'> & OpenOptions = {},
): Promise<{ home: Home; script: Script; publishing: Publishing }> {
  const home = await atHome(context, { ...(software && { software }), ...(version && { version }) });
  const account = await home.open(open);
  const publishing = await account.publishing();
  return { home, script: new Script(home), publishing };
}

/** A post as a server shows it. */
export function statusJson(id: string, more: Readonly<Record<string, unknown>> = {}): object {
  return {
    id,
    uri: `https://home.example/users/alice/statuses/${id}`,
    url: `https://home.example/@alice/${id}`,
    created_at: '2026-01-01T12:00:00.000Z',
    visibility: 'unlisted',
    content: '<p>Hi</p>',
    spoiler_text: '',
    language: 'en',
    in_reply_to_id: null,
    media_attachments: [],
    reblog: null,
    account: { id: '1', acct: 'alice' },
    ...more,
  };
}

/** A server's answer to a post. */
export function posted(id = '7', more: Readonly<Record<string, unknown>> = {}): Reply {
  return json(statusJson(id, more));
}

/** A plain post. */
export const PLAIN: PostPayload = {
  text: 'Hi',
  spoiler: null,
  sensitive: false,
  language: null,
  visibility: 'unlisted',
  inReplyToId: null,
  quotedStatusId: null,
  mediaIds: [],
  backdateTo: null,
  localOnly: false,
};
