import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readAnswer } from '../../src/csv/answers.ts';

describe('readAnswer', () => {
  const yes =
    'yes Yes YES y x X 1 ja Ja sì sí si SÌ oui true TRUE WAHR VRAI VERDADERO 예 はい 是 да ｙｅｓ １'.split(
      ' ',
    );
  for (const cell of [...yes, ' yes ', 'si\u0300']) {
    it(`${cell} is yes`, () => assert.equal(readAnswer(cell), true));
  }
  for (const cell of 'no No n 0 nein nee non não FALSE FALSCH FAUX FALSO 아니요 いいえ 否 нет -'.split(' ')) {
    it(`${cell} is no`, () => assert.equal(readAnswer(cell), false));
  }
  for (const cell of ['', ' ', '\t']) {
    it(`${JSON.stringify(cell)} is no answer`, () => assert.equal(readAnswer(cell), null));
  }
  for (const cell of ['maybe', '2', 'yes please', '?']) {
    it(`${cell} is not understood`, () => assert.equal(readAnswer(cell), undefined));
  }
});
