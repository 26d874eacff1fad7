import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold } from '../../../src/people/extract/fold.ts';

test('copies of ASCII become plain, everything else stays', () => {
  assert.equal(fold('＠ａ．ｂ').text, '@a.b');
  assert.equal(fold('𝗮𝓫𝕔ℯⓕ🄰').text, 'abcefA');
  assert.equal(fold('ü é 한 例 🐘 … ①').text, 'ü é 한 例 🐘 … ①');
});

test('signs that are emoji stay pictures', () => {
  assert.equal(fold('Ⓜ️ℹ️').text, 'Ⓜℹ');
});

test('characters nobody sees are taken out', () => {
  assert.equal(fold('a\u200bb\u00adc\u2066d\u2069\ufe0f').text, 'abcd');
});

test('offsets lead back to the given text', () => {
  const text = '🐘 𝗮\u200b𝗯 c';
  const folded = fold(text);
  const start = folded.text.indexOf('ab');
  assert.equal(text.slice(folded.start(start), folded.end(start + 2)), '𝗮\u200b𝗯');
  assert.equal(folded.end(folded.text.length), text.length);
  assert.equal(folded.end(0), 0);
});

test('any text: offsets rise and stay inside, folding twice changes nothing', () => {
  const piece = fc.constantFrom('a', '＠', '𝗮', '\u200b', '🄰', '🐘', 'ü', '\ufe0f', 'ℹ');
  fc.assert(
    fc.property(
      fc.array(piece).map(pieces => pieces.join('')),
      text => {
        const folded = fold(text);
        let last = 0;
        for (let index = 0; index < folded.text.length; index++) {
          assert.ok(folded.start(index) >= last && folded.end(index + 1) > folded.start(index));
          last = folded.end(index + 1);
        }
        assert.ok(last <= text.length);
        assert.equal(fold(folded.text).text, folded.text);
      },
    ),
    { seed: 1, numRuns: 500 },
  );
});
