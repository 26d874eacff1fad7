import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cleanText, terminalSafeJson, typed } from '../../src/report/text.ts';
import { HOSTILE_NAMES, UNSAFE } from './builders.ts';

describe('cleanText', () => {
  const cases: [string, string, string][] = [
    ['escape sequences', 'a\u001b[31mred\u001b[0m', 'a[31mred[0m'],
    ['C1 controls and DEL', 'a\u009b31m\u007fb', 'a31mb'],
    ['bidi overrides, isolates and marks', '\u202eevil\u202c \u2066x\u2069\u200f', 'evil x'],
    ['zero-width characters and soft hyphens', 'a\u200bb\u2060c\ufeffd\u00ade', 'abcde'],
    ['line breaks and tabs', 'a\r\nb\u2028c\u2029d\u0085e\tf', 'a b c d e f'],
    ['tag characters', 'a\u{e0041}\u{e0042}b', 'ab'],
    ['lone surrogates', 'a\ud800b\udc00c', 'abc'],
    ['Hangul fillers, which look like nothing', 'a\u3164b', 'ab'],
    ['joiners that join nothing', 'a\u200db\u200cc\u200d', 'abc'],
    ['a joiner behind an emoji without another', '👩\u200d!', '👩!'],
    ['marks stacked too high', `a${'\u0301'.repeat(50)}`, `a${'\u0301'.repeat(6)}`],
  ];
  for (const [what, dirty, clean] of cases) {
    it(`takes out ${what}`, () => assert.equal(cleanText(dirty), clean));
  }

  const kept = [
    'Zoë 🐘 Ωμέγα',
    '👩‍❤️‍💋‍👨 👨🏽‍💻 🏳️‍🌈 🇮🇹 ❤️',
    'می‌خواهم',
    'क्‍ष',
    'ශ්‍රී',
    'עברית عربي',
    '葛\u{e0100}',
    'ệ ế',
  ];
  for (const text of kept) it(`keeps ${text}`, () => assert.equal(cleanText(text), text));

  it('lets nothing through that a terminal obeys', () => {
    for (const name of HOSTILE_NAMES) assert.doesNotMatch(cleanText(name), UNSAFE);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const clean = cleanText(text);
        assert.doesNotMatch(clean, UNSAFE);
        assert.equal(cleanText(clean), clean);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('terminalSafeJson', () => {
  it('escapes what a terminal obeys and parses to the exact value', () => {
    for (const name of HOSTILE_NAMES) {
      const json = terminalSafeJson({ name });
      assert.doesNotMatch(json, UNSAFE);
      assert.deepEqual(JSON.parse(json), { name });
    }
  });

  it('keeps its own line breaks', () => {
    assert.equal(terminalSafeJson({ a: 'x\ny' }, 2), '{\n  "a": "x\\ny"\n}');
  });
});

describe('a typed path', () => {
  const cases: readonly [string, string][] = [
    ['oxpecker-me/matches.csv', 'oxpecker-me/matches.csv'],
    ['C:\\people\\matches.csv', 'C:\\people\\matches.csv'],
    ['트위터/für.zip', '트위터/für.zip'],
    ['트위터/für.zip'.normalize('NFD'), '트위터/für.zip'.normalize('NFD')],
    ['my folder/x.csv', '"my folder/x.csv"'],
    ["it's/x.csv", '"it\'s/x.csv"'],
    ['a;b&c.csv', '"a;b&c.csv"'],
    ['-n.zip', './-n.zip'],
    ['-my tweets.zip', '"./-my tweets.zip"'],
    ['$HOME `id`!.zip', "'$HOME `id`!.zip'"],
    ['it\'s "$5".zip', `'it'\\''s "$5".zip'`],
  ];
  for (const [path, shown] of cases) it(`${path} is ${shown}`, () => assert.equal(typed(path), shown));

  it('is one word for a shell, and the same path', { skip: process.platform === 'win32' }, () => {
    const character = fc.constantFrom(...Array.from('a한é/ .$`!"\'~*?;&|<>()[]{}#=%^'));
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 1 }), path => {
        const words = execFileSync('sh', ['-c', `printf '%s\\n' ${typed(path)}`], { encoding: 'utf8' });
        assert.equal(words, `${path}\n`);
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});
