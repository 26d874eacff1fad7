import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  htmlText,
  isSameRendering,
  isSameSource,
  saidBesideLinks,
} from '../../../src/migrate/publish/same-text.ts';

const said = (text: string, spoiler: string | null = null) => ({ text, spoiler });

test('HTML is read as its text, with its lines', () => {
  assert.equal(htmlText('<p>a<br>b</p><p>c &amp; d</p>'), 'a\nb\n\nc & d');
  assert.equal(
    htmlText(
      '<p><a href="https://x.example/lang"><span class="invisible">https://</span><span class="ellipsis">x.example/la</span><span class="invisible">ng</span></a></p>',
    ),
    'https://x.example/lang',
  );
});

test('a source is the same text whatever its line ends, and the space around it', () => {
  assert.ok(isSameSource('a\r\nb', said('a\nb ')));
  assert.ok(isSameSource('e\u0301', said('é')));
  assert.ok(isSameSource('Warnung', said('', 'Warnung')));
  assert.ok(!isSameSource('a', said('A')));
  assert.ok(!isSameSource('', said('a')));
  assert.ok(!isSameSource('Warnung', said('a', 'Warnung')));
});

test('HTML can be that of a text as servers set it', () => {
  assert.ok(isSameRendering('<p>ein <i>Wort</i></p>', said('ein *Wort*')));
  assert.ok(
    isSameRendering(
      '<p><span class="h-card"><a href="https://b.example/@bob">@<span>bob</span></a></span> hallo <a href="t">#<span>tag</span></a></p>',
      said('@bob@b.example hallo #tag'),
    ),
  );
  assert.ok(isSameRendering('<p>Café 🎉</p>', said('Café 🎉')));
  assert.ok(!isSameRendering('<p>Café 🎊</p>', said('Café 🎉')));
  assert.ok(!isSameRendering('<p>teil (1/2)</p>', said('teil (2/2)')));
  assert.ok(!isSameRendering('', said('a')));
  assert.ok(isSameRendering('', said('')));
});

test('links are no part of what is compared where they may lead elsewhere', () => {
  assert.equal(
    saidBesideLinks('siehe https://a.example/1 hier'),
    saidBesideLinks('siehe https://b.example/@me/2 hier'),
  );
});

test('any text is the same as its own HTML, and as its own source', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const html = text
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('\n', '<br>');
      assert.ok(isSameRendering(`<p>${html}</p>`, said(text)));
      assert.ok(isSameSource(text, said(text)));
    }),
  );
});

test('texts that say different things are never the same', () => {
  const words = fc.array(fc.constantFrom('ja', 'nein', 'Ähre', '2', '日本', '🎉'), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(words, words, (a, b) => {
      fc.pre(a.join('') !== b.join(''));
      assert.ok(!isSameRendering(`<p>${a.join(' ')}</p>`, said(b.join(' '))));
    }),
  );
});
