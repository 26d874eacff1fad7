/** What can be taken back. */
export type Undoing = 'follow' | 'block' | 'mute' | 'list' | 'post';

/** What would be taken back, as it is told to the person. */
export interface UndoPlanView {
  readonly operation: Undoing;
  /** `user@host` of the person. */
  readonly account: string;
  readonly server: { readonly host: string; readonly software: string; readonly version: string };
  /** Only what this run did; null: all runs. */
  readonly run: string | null;
  /** Addresses, or of posts their URLs, in the order in which they are taken back. */
  readonly names: readonly string[];
  /** Undone by hand since, or gone. */
  readonly noted: readonly { readonly name: string; readonly why: 'by hand' | 'gone' }[];
  /** Addresses that are followed again because a block of this tool's had ended that. */
  readonly refollows: readonly string[];
  /** Titles of the lists that this tool made. */
  readonly lists: readonly string[];
  /** The limit that such requests have alone, as in `30 deletions in 30 minutes`, and how long it makes it take. */
  readonly limit: { readonly text: string; readonly takesMs: number } | null;
  readonly leftOut: {
    readonly before: number;
    readonly undone: number;
    readonly otherRun: number;
    readonly unclear: number;
  };
}

/** What became of one. */
export interface UndoOutcomeView {
  readonly name: string;
  readonly state: 'done' | 'skipped' | 'failed' | 'unknown';
  /** A word, perhaps with more after a colon. */
  readonly why: string;
}

/** What a run took back, as it is told to the person. */
export interface UndoResultView {
  readonly operation: Undoing;
  readonly account: string;
  readonly outcomes: readonly UndoOutcomeView[];
  readonly left: number;
  readonly failed: number;
}

/** The words of one operation. */
export interface UndoWords {
  /** `unfollow` */
  readonly verb: string;
  /** `unfollowed` */
  readonly done: string;
  /** How it was before this tool came: `followed before`. */
  readonly before: string;
  /** What is taken back, after its count. */
  readonly nouns: readonly [one: string, many: string];
  /** Instead of a count of none. */
  readonly none: string;
}

const WHO = { nouns: ['person', 'people'], none: 'Nobody' } as const;
const WHAT = { nouns: ['post', 'posts'], none: 'Nothing' } as const;
const WORDS: Readonly<Record<Undoing, UndoWords>> = {
  follow: { ...WHO, verb: 'unfollow', done: 'unfollowed', before: 'followed before' },
  block: { ...WHO, verb: 'unblock', done: 'unblocked', before: 'blocked before' },
  mute: { ...WHO, verb: 'unmute', done: 'unmuted', before: 'muted before' },
  list: { ...WHO, verb: 'take out of lists', done: 'removed', before: 'in the list before' },
  post: { ...WHAT, verb: 'delete', done: 'deleted', before: 'that stood there before' },
};

/** How taking an operation back is spoken of. */
export function undoWordsOf(operation: Undoing): UndoWords {
  return WORDS[operation];
}

/** Whether there is anything to send or to note. */
export function isEmptyPlan({ names, noted, refollows, lists }: UndoPlanView): boolean {
  return names.length + noted.length + refollows.length + lists.length === 0;
}
