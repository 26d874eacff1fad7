import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { InspectDocument } from '../../src/report/inspect-document.ts';
import { inspectionLines } from '../../src/report/inspect-text.ts';
import { PLAIN } from '../../src/report/style.ts';
import { HOSTILE_NAMES, UNSAFE } from './builders.ts';

const DOCUMENT: InspectDocument = {
  account: { id: '11', handle: 'alice', name: 'Alice 🐘' },
  exported: '2020-03-01T10:00:00.000Z',
  era: '2020',
  tweets: {
    total: 5511,
    originals: 2000,
    retweets: 1500,
    replies_to_others: 2000,
    self_replies: 11,
    notes_joined: 0,
    superseded: 3,
    circle: 0,
  },
  media: { items: 120, missing: 2, bytes: 15_940_000 },
  contacts: {
    following: { total: 295, with_handle: 171 },
    followers: { total: 1200, with_handle: 40 },
    blocked: { total: 0, with_handle: 0 },
    muted: { total: 1, with_handle: 0 },
  },
  clues: 61,
  problems: [{ file: 'data/like.js', what: 'is cut off after 1,024 bytes' }],
};

describe('what inspect prints', () => {
  it('reads like this', () => {
    assert.deepEqual(inspectionLines(DOCUMENT, PLAIN, 120), [
      '@alice (Alice 🐘) id 11',
      'exported 2020-03-01, in the layout of 2020',
      '',
      'tweets         5,511  2,000 of their own · 2,000 replies to others · 11 replies to their own tweets · 1,500 retweets',
      '                      3 earlier versions of edited tweets',
      'media            120  15.9 MB · 2 missing',
      'following        295  171 with a known handle',
      'followers      1,200  40 with a known handle',
      'blocked            0',
      'muted              1  0 with a known handle',
      'clues             61  say where contacts went; "npx oxpecker find" follows them up',
      '',
      '1 problem; everything else was read:',
      '  data/like.js is cut off after 1,024 bytes',
    ]);
  });

  it('breaks between words on a narrow terminal, the details under each other', () => {
    const lines = inspectionLines(DOCUMENT, PLAIN, 50);
    assert.deepEqual(lines.slice(3, 6), [
      'tweets         5,511  2,000 of their own · 2,000',
      `${' '.repeat(22)}replies to others · 11`,
      `${' '.repeat(22)}replies to their own tweets`,
    ]);
    for (const line of lines) assert.ok(line.length <= 50, line);
  });

  it('says what the archive does not say', () => {
    const [owner, exported] = inspectionLines({ ...DOCUMENT, account: null, exported: null }, PLAIN, 120);
    assert.equal(owner, 'The archive does not say whose it is.');
    assert.equal(exported, 'exported at an unknown date, in the layout of 2020');
  });

  it('names the owner by what is known', () => {
    const owner = (handle: string | null, name: string | null) =>
      inspectionLines({ ...DOCUMENT, account: { id: '11', handle, name } }, PLAIN, 120)[0];
    assert.equal(owner('alice', null), '@alice id 11');
    assert.equal(owner(null, 'Alice'), 'Alice id 11');
    assert.equal(owner(null, null), 'id 11');
  });

  it('lets nothing reach the terminal from names of people and files', () => {
    for (const name of HOSTILE_NAMES) {
      const lines = inspectionLines(
        { ...DOCUMENT, account: { id: '1', handle: name, name }, problems: [{ file: name, what: name }] },
        PLAIN,
        120,
      );
      for (const line of lines) assert.doesNotMatch(line, UNSAFE);
    }
  });
});
