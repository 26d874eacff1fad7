import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { clip, columnsOf, pad } from '../../src/report/columns.ts';
import { cleanText } from '../../src/report/text.ts';
import { HOSTILE_NAMES } from './builders.ts';

describe('clip', () => {
  const cases: [string, number, string][] = [
    ['Alice', 5, 'Alice'],
    ['Alice', 4, 'Ali…'],
    ['名前です', 8, '名前です'],
    ['名前です', 7, '名前で…'],
    ['名前です', 6, '名前…'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3, '👨‍👩‍👧‍👦…'],
    ['🇮🇹🇮🇹', 3, '🇮🇹…'],
    ['👩🏽‍❤️‍💋‍👨🏽', 2, '👩🏽‍❤️‍💋‍👨🏽'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    ['', 3, ''],
  ];
  for (const [text, columns, clipped] of cases) {
    it(`${JSON.stringify(text)} to ${columns}`, () => assert.equal(clip(text, columns), clipped));
  }

  it('never takes more columns, nor a text without end for one of them', () => {
    for (const name of HOSTILE_NAMES) {
      const clipped = clip(cleanText(name), 20);
      assert.ok(columnsOf(clipped) <= 20, clipped);
      assert.ok(clipped.length < 250, `${clipped.length} units`);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, columns) => {
        assert.ok(columnsOf(clip(cleanText(text), columns)) <= columns);
      }),
      { seed: 1 },
    );
  });
});

describe('columnsOf', () => {
  it('is what string-width says, of every character and of text in all scripts', () => {
    // It takes as long to load as the whole program, so it is the judge and not the tool.
    const regional = /^\p{Regional_Indicator}$/u;
    for (let point = 0x20; point < 0x2_00_00; point++) {
      const character = String.fromCodePoint(point);
      if (regional.test(character) || /\p{Surrogate}/u.test(character)) continue;
      assert.equal(columnsOf(character), stringWidth(character), `U+${point.toString(16)}`);
    }
    const texts = [
      '한국어 이름',
      '日本語のテスト',
      'ﾊﾞﾝﾄﾞ',
      '👨‍👩‍👧‍👦 family',
      '🇩🇪🇮🇹',
      '❤️ ❤ ☺️ 1️⃣ ☎️ ㊗️',
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      'नमस्ते कि',
      'நி',
      'မြန်မာ',
      'ខ្មែរ',
      'ಕೊ',
      'ไทยก็กำ',
      'e\u0301 a\ufe0f',
      'Größe · „Zitat“ — 5 × 3 → ✓',
    ];
    for (const text of texts) assert.equal(columnsOf(text), stringWidth(text), text);
  });
});

describe('pad', () => {
  it('fills by columns, not by characters', () => {
    assert.equal(pad('名前', 6), '名前  ');
    assert.equal(pad('Alice', 3), 'Al…');
  });

  it('gives every text the same width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, columns) => {
        assert.equal(columnsOf(pad(cleanText(text), columns)), columns);
      }),
      { seed: 1 },
    );
  });
});
