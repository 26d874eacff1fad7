import { fieldsOf, idOf } from './fields.ts';
import type { RelationFile } from './types.ts';

/** The member that wraps a record of each list. */
const WRAPPERS: Record<RelationFile, string> = {
  following: 'following',
  follower: 'follower',
  block: 'blocking',
  mute: 'muting',
};

/** Parses `{"following": {"accountId": …}}` and its like to the id. */
export function relationParser(file: RelationFile): (record: unknown) => string | null {
  const wrapper = WRAPPERS[file];
  return record => idOf(fieldsOf(fieldsOf(record)[wrapper]).accountId);
}
