import fc from 'fast-check';
import { DamagedFileError } from '../../../src/archive/errors.ts';
import { cut, HEAD, split } from '../../support/split.ts';
import { changed, changes } from '../inputs/bytes.ts';
import { json } from '../inputs/json.ts';
import { expectSentence } from '../sentences.ts';
import { target } from '../target.ts';

const list = fc.record({
  head: fc.constantFrom(HEAD, '', '\ufeff', 'a=', `${' '.repeat(70_000)}a=`),
  records: fc.array(json, { maxLength: 8 }),
  separator: fc.constantFrom(',', ', ', ',\n', '\n},\n{', ''),
  damage: changes,
  cuts: fc.array(fc.nat(), { maxLength: 4 }),
  most: fc.constantFrom(undefined, 10, 1000),
});

export const SPLIT = target(list, async ({ head, records, separator, damage, cuts, most }) => {
  const bytes = changed(Buffer.from(`${head}[${records.join(separator)}]`), damage);
  const outcome = await split(cut(bytes, cuts), most);
  const { error } = outcome;
  if (error !== null && !(error instanceof DamagedFileError)) throw error;
  for (const what of outcome.damage) expectSentence(what);
});
