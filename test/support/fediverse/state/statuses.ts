import type { Clock } from '../../../../src/http/clock.ts';
import type { Account } from '../account.ts';
import { statusId } from './ids.ts';
import type { Media, Medium } from './media.ts';
import type { WriteLog } from './writes.ts';

/** A post as its author wants it, checked. */
export interface NewStatus {
  readonly author: Account;
  readonly text: string;
  readonly spoiler: string;
  readonly visibility: string;
  readonly sensitive: boolean;
  readonly language: string | null;
  readonly replyTo: Status | null;
  readonly quoted: Status | null;
  readonly media: readonly Medium[];
  readonly mentions: readonly Account[];
  readonly localOnly: boolean;
  /** As it was asked for. */
  readonly contentType: string | null;
  /** The date it gets, milliseconds since the epoch; null for that of its commit. */
  readonly backdatedTo: number | null;
  /** Whether it reaches anybody. */
  readonly isQuiet: boolean;
  readonly key: string | null;
}

/** A post that stands there. */
export interface Status extends NewStatus {
  readonly id: string;
  readonly url: string;
  readonly createdAt: number;
  /** Newer ones come later in the alphabet. */
  readonly order: string;
}

/** Somebody was notified of a post. */
export interface Ping {
  readonly at: number;
  readonly actor: string;
  readonly target: string;
  readonly statusId: string;
}

/** The posts of a server's people. */
export class Statuses {
  readonly pings: Ping[] = [];
  readonly #software: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #writes: WriteLog;
  readonly #media: Media;
  readonly #statuses = new Map<string, Status>();
  /** In their order. */
  readonly #of = new Map<Account, Status[]>();
  /** Of deleted ones too. */
  readonly #orders = new Map<string, string>();
  #late: { readonly at: number; readonly commit: (at: number) => void }[] = [];
  #count = 0;

  constructor(software: string, clock: Pick<Clock, 'now'>, writes: WriteLog, media: Media) {
    this.#software = software;
    this.#clock = clock;
    this.#writes = writes;
    this.#media = media;
  }

  /** Stores a post. @param at when, milliseconds since the epoch */
  publish(wish: NewStatus, at: number): Status {
    const { author, key } = wish;
    const createdAt = wish.backdatedTo ?? at;
    const { id, order } = this.newId(createdAt);
    const status = { ...wish, id, order, createdAt, url: `${author.url}/${id}` };
    this.#statuses.set(id, status);
    this.#orders.set(id, order);
    this.#insert(status);
    for (const medium of wish.media) medium.attachedTo = id;
    const { text, spoiler, visibility, language, sensitive, localOnly, contentType, url } = status;
    const post = {
      text,
      spoiler,
      visibility,
      language,
      sensitive,
      localOnly,
      contentType,
      createdAt,
      url,
      key,
    };
    const relations = { replyTo: wish.replyTo?.id ?? null, quoted: wish.quoted?.id ?? null };
    const mediaIds = wish.media.map(medium => medium.id);
    this.#writes.add(author, 'post', id, true, { at, post: { ...post, ...relations, mediaIds } });
    const quotes = wish.quoted ? [wish.quoted.author] : [];
    for (const target of wish.isQuiet ? [] : new Set([...wish.mentions, ...quotes])) {
      if (target !== author)
        this.pings.push({ at, actor: author.address, target: target.address, statusId: id });
    }
    return status;
  }

  /** An id that nothing else has. */
  newId(createdAt: number): { id: string; order: string } {
    return statusId(this.#software, createdAt, ++this.#count);
  }

  /** Does something once the clock has come to `at`. */
  later(at: number, commit: (at: number) => void): void {
    this.#late.push({ at, commit });
  }

  /** Does what was to be done by now. */
  settle(): void {
    const now = this.#clock.now();
    const due = this.#late.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
    this.#late = this.#late.filter(({ at }) => at > now);
    for (const { at, commit } of due) commit(at);
  }

  /** How many posts are yet to be stored. */
  get underWay(): number {
    this.settle();
    return this.#late.length;
  }

  get(id: string): Status | undefined {
    this.settle();
    return this.#statuses.get(id);
  }

  /** Where a post stands in the order of all, be it deleted. */
  orderOf(id: string): string | undefined {
    return this.#orders.get(id);
  }

  /** Newest first. */
  of(author: Account): Status[] {
    this.settle();
    return (this.#of.get(author) ?? []).toReversed();
  }

  /** @param withMedia whether its uploads go at once; else they can be attached again */
  delete(status: Status, withMedia: boolean): void {
    this.lose(status.id);
    for (const medium of status.media) this.#media.release(medium, withMedia);
    this.#writes.add(status.author, 'delete', status.id, true);
  }

  /** Takes a post away as a moderator does, without a trace in the log. */
  lose(id: string): void {
    const status = this.#statuses.get(id);
    if (!status) return;
    this.#statuses.delete(id);
    const all = this.#of.get(status.author) ?? [];
    all.splice(all.indexOf(status), 1);
  }

  #insert(status: Status): void {
    const all = this.#of.get(status.author) ?? [];
    this.#of.set(status.author, all);
    const before = all.findLastIndex(({ order }) => order < status.order);
    all.splice(before + 1, 0, status);
  }
}
