import fc from 'fast-check';
import { extractAddresses } from '../../../src/people/extract/extract.ts';
import { longText, text } from '../inputs/text.ts';
import { target } from '../target.ts';

/** One text in every place that takes addresses out of texts: the quickest way to a pattern that is slow. */
export const ADDRESSES = target(fc.oneof(text, longText()), words => {
  for (const { start, end } of extractAddresses(words)) {
    if (!(start < end && end <= words.length)) throw new Error(`an address at ${start} to ${end}`);
  }
});
