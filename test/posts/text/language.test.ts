import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { postLanguage } from '../../../src/posts/text/language.ts';

describe('postLanguage', () => {
  it('takes ISO 639 codes as they are', () => {
    for (const code of ['en', 'de', 'ja', 'ckb', 'qu', 'no']) assert.equal(postLanguage(code), code);
  });

  it('knows the codes that Twitter never renewed', () => {
    assert.equal(postLanguage('in'), 'id');
    assert.equal(postLanguage('iw'), 'he');
    assert.equal(postLanguage('msa'), 'ms');
    assert.equal(postLanguage('fil'), 'tl');
  });

  it('cuts the region', () => {
    assert.equal(postLanguage('zh-cn'), 'zh');
    assert.equal(postLanguage('zh-Hant-TW'), 'zh');
    assert.equal(postLanguage('EN-gb'), 'en');
    assert.equal(postLanguage('pt_BR'), 'pt');
  });

  it('says nothing where Twitter did not know', () => {
    for (const code of [
      'und',
      'zxx',
      'art',
      'qme',
      'qam',
      'qst',
      'qht',
      'mul',
      '',
      '-',
      'x-klingon',
      'english',
    ]) {
      assert.equal(postLanguage(code), null, code);
    }
    assert.equal(postLanguage(null), null);
  });
});
