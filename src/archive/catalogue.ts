import type { Layout } from './layout.ts';
import type { Manifest } from './manifest.ts';

/** The categories that are read, each with the names its files had, newest first. */
const STEMS = {
  account: ['account'],
  timeZone: ['account-timezone'],
  protection: ['protected-history'],
  tweet: ['tweets', 'tweet'],
  community: ['community-tweet'],
  deleted: ['deleted-tweets', 'deleted-tweet'],
  circle: ['twitter-circle-tweet'],
  note: ['note-tweet'],
  like: ['like'],
  following: ['following'],
  follower: ['follower'],
  block: ['block'],
  mute: ['mute'],
  message: ['direct-messages', 'direct-message'],
  groupMessage: ['direct-messages-group', 'direct-message-group'],
  ownList: ['lists-created'],
  listMembership: ['lists-member'],
  listSubscription: ['lists-subscribed'],
  moment: ['moment'],
  adEngagement: ['ad-engagements'],
} as const;

/** What records are about, whatever an era called their files. */
export type Category = keyof typeof STEMS;

/** Categories whose records are tweets, and so may have media. */
const WITH_MEDIA = ['tweet', 'circle', 'community', 'deleted'] as const;

/** What people take out of an archive before they hand it on: where it is gone as a whole, nothing is damaged. */
const PRIVATE: ReadonlySet<Category> = new Set(['message', 'groupMessage', 'adEngagement']);

/** The files of one category. */
export interface CategoryFiles {
  readonly present: readonly string[];
  /** Listed in the manifest with at least one record, and not there; not those taken out on purpose. */
  readonly missing: readonly string[];
  /** There, named like another part of the category, and not listed in the manifest. */
  readonly unlisted: readonly string[];
}

/**
 * Which files belong to a category. The manifest decides where it lists the category: a stale `tweet.js` beside
 * `tweets.js` is not read, nor is a part it does not know, which may hold tweets that were deleted since. Names
 * decide where it does not, and for parts of a partial archive, whose manifest need not know the other zips.
 */
export class Catalogue {
  readonly #layout: Layout;
  readonly #manifest: Manifest | null;

  /** @param manifest `null` when the archive has none: names decide then */
  constructor(layout: Layout, manifest: Manifest | null) {
    this.#layout = layout;
    this.#manifest = manifest;
  }

  /** The files of a category, by their names in the container and in the order in which they are to be read. */
  files(category: Category): CategoryFiles {
    const listed = this.#listed(category);
    const named = this.#named(category, listed?.stem);
    if (!listed) return { present: named, missing: [], unlisted: [] };
    const files = listed.files.map(file => ({ ...file, name: this.#rebased(file.name) }));
    const present = files.map(file => file.name).filter(name => this.#has(name));
    const takenOut = present.length === 0 && PRIVATE.has(category);
    const lost = takenOut ? [] : files.filter(file => !file.empty && !this.#has(file.name));
    const missing = lost.map(file => file.name);
    const unlisted = named.filter(name => !present.includes(name));
    return this.#manifest?.partial
      ? { present: [...present, ...unlisted], missing, unlisted: [] }
      : { present, missing, unlisted };
  }

  /** The folders in which media of tweets may lie, the likeliest first. */
  mediaFolders(): readonly string[] {
    const stems = WITH_MEDIA.flatMap(category => STEMS[category]);
    const folders = stems.flatMap(stem => [
      withoutData(this.#manifest?.entries.get(camelCase(stem))?.mediaDirectory ?? ''),
      `${stem.replaceAll('-', '_')}_media`,
    ]);
    const found = folders.filter(folder => this.#layout.mediaFolders.has(folder));
    return [...new Set(found)].map(folder => this.#layout.base + folder);
  }

  #listed(category: Category) {
    for (const stem of STEMS[category]) {
      const files = this.#manifest?.entries.get(camelCase(stem))?.files;
      if (files && files.length > 0) return { stem, files };
    }
    return undefined;
  }

  /** Parts in their order, of this stem or of the newest stem that has any. */
  #named(category: Category, stem?: string): string[] {
    for (const candidate of stem === undefined ? STEMS[category] : [stem]) {
      const parts = [...this.#layout.scripts].flatMap(script => {
        const part = partOf(script, candidate);
        return part === null ? [] : [{ script, part }];
      });
      if (parts.length > 0) {
        return parts.sort((a, b) => a.part - b.part).map(({ script }) => this.#layout.base + script);
      }
    }
    return [];
  }

  #rebased(name: string): string {
    return this.#layout.base + withoutData(name);
  }

  #has(name: string): boolean {
    return this.#layout.scripts.has(name.slice(this.#layout.base.length));
  }
}

function withoutData(name: string): string {
  return name.startsWith('data/') ? name.slice('data/'.length) : name;
}

/** `tweets-part2.js` is part 2 of `tweets`, `tweets.js` its part 0. */
function partOf(script: string, stem: string): number | null {
  if (!script.startsWith(stem)) return null;
  const rest = /^(?:-part(\d+))?\.js$/.exec(script.slice(stem.length));
  return rest && Number(rest[1] ?? 0);
}

function camelCase(stem: string): string {
  return stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
