import { counted, grouped } from './numbers.ts';
import { ownValue } from './outcome-words.ts';
import { meaningOfPost } from './post-result-text.ts';
import { meaningOf } from './relation-groups.ts';
import { cleanText } from './text.ts';

type Forms = readonly [one: string, many: string];

const FINISHED: Forms = ['failed and counts as finished', 'failed and count as finished'];

/** Words of the journal that say little to a person, as they follow a count, by operation. */
const PLAIN: Readonly<Record<string, Readonly<Record<string, Forms>>>> = {
  post: {
    adopted: [
      'was in your account already and counts as posted',
      'were in your account already and count as posted',
    ],
    already: ['was in your account already', 'were in your account already'],
  },
  list: {
    already: ['was in the list already', 'were in the list already'],
    refused: ['your server would not add', 'your server would not add'],
  },
};

/** How many items ended in one way, as people read it. @param word of their outcome, not empty */
export function reasonText(operation: string, word: string, count: number): string {
  const plain = ownValue(PLAIN, operation);
  const forms = word === 'accepted' ? FINISHED : plain && ownValue(plain, word);
  if (forms !== undefined) return counted(count, ...forms);
  const meaning = operation === 'post' ? meaningOfPost(word) : operation === 'list' ? null : meaningOf(word);
  // Who was blocked is no surprise to whoever blocked them.
  const isPlain = meaning === null || (operation === 'block' && word === 'blocked');
  return `${grouped(count)} ${cleanText(word)}${isPlain ? '' : `: ${meaning}`}`;
}
