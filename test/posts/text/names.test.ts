import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { plainPieces } from '../../../src/posts/text/names.ts';
import type { Piece } from '../../../src/posts/types.ts';

const naming = {
  hashtags: true,
  anyAtPings: false,
  named: (_: string, written: string): Piece => ({ kind: 'name', text: `＠${written.slice(1)}` }),
};

/** The pieces, each with what it is: `url:http://a.example`. */
function read(text: string): string[] {
  return plainPieces(text, naming).map(piece => {
    if (piece.kind === 'url') return `url:${piece.url}`;
    return piece.kind === 'mention' || piece.kind === 'own-link' ? piece.kind : `${piece.kind}:${piece.text}`;
  });
}

describe('plainPieces', () => {
  it('ends a URL where its sentence goes on', () => {
    assert.deepEqual(read('http://a.example/x.'), ['url:http://a.example/x', 'text:.']);
    assert.deepEqual(read('(http://a.example/x)'), ['text:(', 'url:http://a.example/x', 'text:)']);
    assert.deepEqual(read('"http://a.example/x"!'), ['text:"', 'url:http://a.example/x', 'text:"!']);
    assert.deepEqual(read('http://a.example/x?!'), ['url:http://a.example/x', 'text:?!']);
  });

  it('leaves a URL the brackets it opened itself', () => {
    assert.deepEqual(read('http://a.example/x_(y)'), ['url:http://a.example/x_(y)']);
    assert.deepEqual(read('(http://a.example/x_(y)).'), ['text:(', 'url:http://a.example/x_(y)', 'text:).']);
  });

  it('takes URLs with letters that Twitter linked, and hosts in other scripts', () => {
    assert.deepEqual(read('http://müller.example/ä'), ['url:http://müller.example/ä']);
    assert.deepEqual(read('http://пример.example/о'), ['url:http://пример.example/о']);
    assert.deepEqual(read('http://日本.example/x を'), ['url:http://日本.example/x', 'text: を']);
    assert.deepEqual(read('http:// and https://'), ['text:http:// and https://']);
  });

  it('never cuts an address, and leaves none alive', () => {
    assert.deepEqual(read('me@mail.example'), ['name:me@mail.example']);
    assert.deepEqual(read('(me.too+x@mail.example)'), ['text:(', 'name:me.too+x@mail.example', 'text:)']);
    assert.deepEqual(read('@a@b.example!'), ['name:＠a@b.example', 'text:!']);
    assert.deepEqual(read('@a.@b.example'), ['name:＠a.＠b.example']);
  });

  it('takes a name no longer than Twitter had them for text', () => {
    assert.deepEqual(read('@abcdefghijklmnopqrst'), ['name:＠abcdefghijklmnopqrst']);
    assert.deepEqual(read('@abcdefghijklmnopqrstu'), ['text:＠abcdefghijklmnopqrstu']);
  });

  it('is one text for a text with nothing in it, and nothing for none', () => {
    assert.deepEqual(read('just words @ noon, #1, a # b'), ['text:just words @ noon, #1, a # b']);
    assert.deepEqual(read(''), []);
  });
});
