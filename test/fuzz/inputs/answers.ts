import fc from 'fast-check';
import type { Answer } from '../../../src/http/types.ts';
import { jsonLike } from './json.ts';
import { text } from './text.ts';

/** An answer, whatever was asked. */
export type AnyAnswer = Omit<Answer, 'url'>;

const status = fc.oneof(
  { weight: 6, arbitrary: fc.constant(200) },
  { weight: 2, arbitrary: fc.constantFrom(201, 202, 204, 206, 301, 302, 400, 401, 403, 404, 410, 422, 429) },
  { weight: 1, arbitrary: fc.constantFrom(500, 502, 503, 504) },
  { weight: 1, arbitrary: fc.integer({ min: 100, max: 999 }) },
);
const HEADERS = ['content-type', 'link', 'location', 'date', 'retry-after', 'x-ratelimit-limit'];
const RATES = ['x-ratelimit-remaining', 'x-ratelimit-reset'];
const VALUES = [
  ...['text/html', 'application/json', '0', '1', '5', '299', '999999999999', '-1', '1e3', '', ' ', ', '],
  ...[
    'Thu, 01 Jan 2026 12:00:00 GMT',
    'Thu, 99 Foo 2026 12:00:00 GMT',
    '2026-01-01T12:05:00.000Z',
    '2026-13-45T99:99',
  ],
  ...['<https://home.example/api/v1/next?max_id=1>; rel="next"', '<//b.example>; rel=next', '<>; rel="next"'],
  ...[
    '<https://home.example/a>; rel="prev", </api/b>; rel="last next"',
    '<<>>;;;rel=',
    'https://a.example/',
    '//',
  ],
];
const headers = fc.dictionary(
  fc.constantFrom(...HEADERS, ...RATES),
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VALUES) }, { weight: 1, arbitrary: text }),
  { maxKeys: 4, noNullPrototype: true },
);

/** Answers whose JSON has members of these names and values such as these. */
export function answers(names: readonly string[], words: readonly string[]): fc.Arbitrary<AnyAnswer> {
  const like = jsonLike(names, words);
  const body = fc.oneof(
    { weight: 8, arbitrary: like.map(json => Buffer.from(json)) },
    { weight: 1, arbitrary: text.map(html => Buffer.from(`<html>${html}`)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }) },
  );
  return fc.record({ status, headers, body, cut: fc.boolean() });
}
