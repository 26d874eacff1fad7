import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { convertText } from '../../../src/posts/text/convert.ts';
import { retweetText } from '../../../src/posts/text/retweet.ts';
import { textOf } from '../../../src/posts/text-of.ts';
import { optionsOf, readCorpus, tweetOf } from './corpus.ts';

const corpus = readCorpus();

describe('the corpus of tweets', () => {
  it('is large enough to say something', () => {
    assert.ok(corpus.length >= 120, `${corpus.length} tweets`);
    assert.equal(new Set(corpus.map(({ about }) => about)).size, corpus.length);
  });

  for (const each of corpus) {
    it(each.about, () => {
      const convert = each.text.startsWith('RT @') ? retweetText : convertText;
      const { pieces, quote, language } = convert(tweetOf(each), optionsOf(each));
      assert.equal(textOf(pieces), each.is);
      const kinds = pieces.map(({ kind }) => kind).filter(kind => kind !== 'text');
      if (each.kinds !== undefined) assert.equal(kinds.join(' '), each.kinds);
      if (each.language !== undefined) assert.equal(language, each.language);
      if (each.quote !== undefined) {
        assert.equal(quote && `${quote.tweetId} ${quote.isOwn ? 'own' : 'other'}`, each.quote);
      }
    });
  }
});
