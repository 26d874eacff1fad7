import assert from 'node:assert/strict';
import test from 'node:test';
import { postsCsv, readSelection } from '../../../src/report/posts-csv.ts';
import { SAMPLE_ACCOUNT, SampleArchive } from '../../support/archive.ts';
import { snowflake } from '../../support/archive-records.ts';
import { chunksOf } from '../../support/chunks.ts';
import { all, answersOf, draftsOf, textsOf } from './drafting.ts';

const SECRET = new Date(Date.UTC(2019, 5, 1));

function sample(): SampleArchive {
  return new SampleArchive()
    .tweet({ text: 'mine' })
    .tweet({
      text: 'mine too, see https://t.co/a',
      urls: [{ url: 'https://t.co/a', expanded: 'https://a.example/' }],
    })
    .tweet({ text: '@owl yes', replyTo: { id: '55', handle: 'owl', status: '53' } })
    .tweet({ text: '@owl no', replyTo: { id: '55', handle: 'owl', status: '53' } })
    .tweet({ at: SECRET, text: 'for few' }, 'circle')
    .tweet({
      at: new Date(SECRET.getTime() + 60_000),
      text: 'more for few',
      replyTo: { id: SAMPLE_ACCOUNT.id, handle: 'heron', status: snowflake(SECRET) },
    });
}

test('posts.csv, edited, is what is posted', async t => {
  const dryRun = await draftsOf(t, sample());
  const csv = (await all(postsCsv(dryRun.decisions()))).join('');
  assert.deepEqual(answersOf(await all(dryRun.decisions())), {
    mine: 'yes',
    'mine too, see https://a.example/': 'yes',
    '@owl yes': 'reply',
    '@owl no': 'reply',
    '': 'circle',
    'more for few': 'circle',
  });
  const edited = csv
    .split('\r\n')
    .map((line, i) => (/,mine,|@owl yes|circle/.test(line) && i > 0 ? swapped(line) : line))
    .join('\r\n');
  const named = await readSelection(chunksOf(edited), 'posts.csv');
  assert.equal([...named.values()].filter(Boolean).length, 4);

  const source = await draftsOf(t, sample(), { choice: { named } });
  assert.deepEqual(textsOf(await all(source.drafts())), ['mine too, see https://a.example/', '＠owl yes']);
  assert.deepEqual(Object.fromEntries(source.leftOut()), { declined: 2, circle: 2 });
});

test('a tweet that was named and is not in the archive is told', async t => {
  const named = new Map([
    ['4711', true],
    ['4712', false],
  ]);
  const source = await draftsOf(t, new SampleArchive().tweet({ text: 'mine' }), { choice: { named } });
  assert.deepEqual(Object.fromEntries(source.leftOut()), { unselected: 1, absent: 1 });
});

function swapped(line: string): string {
  return line.replace(/(yes|no)$/, answer => (answer === 'yes' ? 'no' : 'yes'));
}
