import fc from 'fast-check';
import { text } from './text.ts';

const NUMBERS = ['0', '-0', '-1', '1.5', '1e999', '-1e999', '9007199254740993', `1${'0'.repeat(400)}`];
const NUMERALS = ['0', '-1', '1e5', '0x10', 'Infinity', '9'.repeat(20), '9'.repeat(400), ' 7 ', '1.0', '٣'];
const TIMES = [
  ...['', 'yesterday', '2022-13-45T99:99:99.999Z', '+275760-09-13T00:00:00.000Z', '0000-00-00'],
  ...['Wed Nov 99 10:10:10 +0000 2022', 'Wed Nov 09 10:10:10 +9999 999999', '1969-12-31T23:59:59.999Z'],
];
const NAMES = ['__proto__', 'constructor', 'toString', 'then', 'length', '0', ''];

const nested = fc
  .tuple(fc.constantFrom(['[', ']'], ['{"a":', '}'], ['[[],', ']']), fc.nat(20_000))
  .map(([[open = '', close = ''], depth]) => `${open.repeat(depth)}1${close.repeat(depth)}`);

/** JSON of any kind, as text: there are values that no program would write. */
export const json: fc.Arbitrary<string> = fc.letrec<{ json: string }>(tie => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('null', 'true', 'false', '""', '[]', '{}', ...NUMBERS),
    fc.constantFrom(...NUMERALS, ...TIMES).map(value => JSON.stringify(value)),
    text.map(value => JSON.stringify(value)),
    fc.jsonValue({ maxDepth: 1 }).map(value => JSON.stringify(value)),
    fc.array(tie('json'), { maxLength: 4 }).map(items => `[${items.join()}]`),
    fc.array(fc.tuple(fc.constantFrom(...NAMES), tie('json')), { maxLength: 4 }).map(objectText),
    nested,
  ),
})).json;

/** An object of members that may come twice. */
function objectText(members: readonly (readonly [name: string, value: string])[]): string {
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`;
}

/** Objects whose members are named so, in any place, with values that are often such as the reader waits for. */
export function jsonLike(names: readonly string[], words: readonly string[]): fc.Arbitrary<string> {
  return fc.letrec<{ like: string }>(tie => ({
    like: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom(...words).map(word => JSON.stringify(word)),
      json,
      fc.array(tie('like'), { maxLength: 4 }).map(items => `[${items.join()}]`),
      fc.array(fc.tuple(fc.constantFrom(...names), tie('like')), { maxLength: 8 }).map(objectText),
    ),
  })).like;
}
