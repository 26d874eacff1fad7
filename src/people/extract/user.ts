import { wordPrecedes } from './scripts.ts';

const LONGEST_USER = 64;
/** Mastodon's user names (`Account::USERNAME_RE`), which every known fediverse server's names fit. */
const USER = /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?$/i;
/** Marks and letters that make what they touch a part of another name (`a+b@c.d`, `@山田b@c.d`), or cut it (`…b@c.d`). */
const PART_OF_OTHER = /(?:[+%=&~^$!…‥⋯]|[\p{L}\p{N}]'|@\p{L}{1,30})$/u;

/** A user name read out of a text, and where it began: with its `@` if it had one. */
export interface ReadUser {
  readonly user: string;
  readonly start: number;
  readonly hasAt: boolean;
}

/** Whether this is a user name of the fediverse; underscores alone are a face (`@_@`) or Nostr's root name. */
export function isUser(name: string): boolean {
  return name.length <= LONGEST_USER && USER.test(name) && /[a-z0-9]/i.test(name);
}

/** Reads the user name that ends right before `end`; `null` when there is none, or only a piece of one. */
export function readUserBefore(text: string, end: number): ReadUser | null {
  const run = userRunBefore(text, end);
  const runStart = end - run.length;
  if (text.charAt(runStart - 1) === '@') {
    return isUser(run) ? { user: run, start: runStart - 1, hasAt: true } : null;
  }
  const user = run.replace(/^-/, ''); // a list's dash
  const start = end - user.length;
  const partOfOther =
    wordPrecedes(text, start) || PART_OF_OTHER.test(text.slice(Math.max(0, start - 32), start));
  return isUser(user) && !partOfOther ? { user, start, hasAt: false } : null;
}

/** The run of user-name characters before `end`; one character more than allowed at most. */
function userRunBefore(text: string, end: number): string {
  const reach = text.slice(Math.max(0, end - LONGEST_USER - 1), end);
  let start = reach.length;
  while (start > 0 && /[a-z0-9_.-]/i.test(reach.charAt(start - 1))) start--;
  return reach.slice(start);
}
