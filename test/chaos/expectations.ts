import assert from 'node:assert/strict';
import type { Effect, Write } from '../support/fediverse/state/writes.ts';
import { expectTold } from '../support/story/expect-told.ts';
import type { Scene } from './scene.ts';

/** The effects that a step of the journey may have. */
function expectOnly(writes: readonly Write[], ...effects: readonly Effect[]): void {
  const others = writes.filter(({ op, isNew }) => isNew && !effects.includes(op));
  assert.deepEqual(others, [], `nothing but ${effects.join(', ')}`);
}

function targetsOf(writes: readonly Write[], effect: Effect): string[] {
  return writes.filter(({ op, isNew }) => isNew && op === effect).map(({ target }) => target);
}

function followed({ home, alice }: Scene): string[] {
  return home.following(alice).map(({ address }) => address);
}

/**
 * Everybody is followed exactly once who should be, and nobody else.
 * @param list the list they were put into
 * @param struck how much trouble struck meanwhile
 */
export function expectFollowed(
  scene: Scene,
  writes: readonly Write[],
  list: string | null,
  struck: number,
): void {
  const { home, alice, people } = scene;
  const { toFollow, unwilling, refusing, before } = people;
  expectOnly(writes, 'follow', 'list-create', 'list-add');
  const asked = targetsOf(writes, 'follow');
  // Where the answer was lost, who turned it down looks like somebody whom it never reached: they are asked once more.
  const once = asked.filter((address, at) => !refusing.includes(address) || asked.indexOf(address) === at);
  assert.deepEqual(once.toSorted(), toFollow.toSorted(), 'each is followed once');
  assert.ok(asked.length - once.length <= struck, 'nobody is asked again where nothing was lost');
  const willing = toFollow.filter(address => !unwilling.includes(address));
  assert.deepEqual(followed(scene).toSorted(), [...willing, ...before].toSorted(), 'who is followed');
  if (list === null) return;
  assert.deepEqual(targetsOf(writes, 'list-create'), [list], 'one list is made');
  const members = home.lists(alice).get(list) ?? [];
  const inArchive = before.filter(address => !address.startsWith('friend@'));
  assert.deepEqual(members.toSorted(), [...willing, ...inArchive].toSorted(), 'who is in the list');
}

/** Every tweet is there exactly once. @returns the ids of the posts */
export function expectPosted({ home, alice, tweets, own }: Scene, writes: readonly Write[]): string[] {
  expectOnly(writes, 'post', 'upload');
  const ids = expectTold(home, writes, tweets);
  const standing = home.posts(alice).map(({ id }) => id);
  assert.deepEqual(standing.toSorted(), [...ids, ...own].toSorted(), 'which posts stand there');
  return ids;
}

/** Exactly these posts are gone. */
export function expectDeleted(
  { home, alice, own }: Scene,
  writes: readonly Write[],
  ids: readonly string[],
): void {
  expectOnly(writes, 'delete');
  assert.deepEqual(targetsOf(writes, 'delete').toSorted(), ids.toSorted(), 'what was posted is deleted once');
  assert.deepEqual(
    home.posts(alice).map(({ id }) => id),
    own,
    'what was there before stands',
  );
}

/** Whom this tool followed is not followed any more, whoever was before is. */
export function expectUnfollowed(scene: Scene, writes: readonly Write[]): void {
  const { home, alice, people } = scene;
  expectOnly(writes, 'unfollow');
  assert.deepEqual(followed(scene).toSorted(), people.before.toSorted(), 'who is followed in the end');
  const pending = home.instance.known.filter(account => home.tie(alice, account).requested);
  assert.deepEqual(
    pending.map(({ address }) => address),
    [],
    'who is asked',
  );
  const ended = targetsOf(writes, 'unfollow');
  assert.equal(new Set(ended).size, ended.length, 'each is unfollowed once');
}

/** What holds whatever was done. */
export function expectQuiet({ home }: Scene): void {
  assert.deepEqual(home.pings, [], 'nobody is pinged');
  assert.equal(home.postsUnderWay, 0);
  assert.deepEqual(Object.fromEntries(home.limits.refusedBy), {}, 'no limit was hit');
  const seen = home.writes.flatMap(({ post }) => (post ? [post] : []));
  assert.deepEqual(
    seen.filter(({ text }) => /Between us|Taken back|^RT |^@|\byes\b/.test(text)),
    [],
    'nothing that was not for all',
  );
}
