import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type RelateWorld, relateWorld } from './relate-world.ts';

const HEADER = 'twitter_id,twitter_handle,relations,address,confidence,followed_by_default,follow';

async function listed({ folder }: RelateWorld, t: Parameters<RelateWorld['folder']>[0]): Promise<string> {
  const cwd = await folder(t);
  const rows = [
    '1,bad_t,blocked;mentioned,bad@away.example,stated,no,no',
    '2,worse_t,blocked,worse@away.example,mentioned,no,no',
    '3,loud_t,muted,loud@away.example,confirmed,no,no',
    '4,kin_t,blocked,kin@away.example,listed,no,no',
    '5,kin2_t,following,kin@away.example,confirmed,yes,yes',
  ];
  await writeFile(join(cwd, 'matches.csv'), [HEADER, ...rows, ''].join('\n'));
  return cwd;
}

describe('oxpecker block', () => {
  it('blocks whom the person blocked on Twitter and nobody less sure, and tells of follows', async t => {
    const relate = await relateWorld(t);
    const { away, home, heron, run, writes } = relate;
    for (const name of ['bad', 'worse', 'loud']) away.account(name);
    home.arrange(heron, away.account('kin'), { following: true });
    const cwd = await listed(relate, t);
    const { code, stdout, stderr } = await run(cwd, ['block', 'matches.csv', '-y']);
    assert.equal(code, 0, stderr);
    assert.match(
      stderr,
      /^Careful: matches\.csv also says follow = yes for kin@away\.example; a block ends a follow\.$/m,
    );
    assert.match(stderr, /^Left out: 1 less sure than asked for \(--min-confidence\)\.$/m);
    assert.equal(
      stdout,
      '2 people blocked as heron@home.example\nYou followed kin@away.example: the block ended that.\n',
    );
    assert.deepEqual(writes().slice(0, 2), ['block bad@away.example', 'block kin@away.example']);

    const more = await run(cwd, ['block', 'matches.csv', '-y', '--min-confidence', 'mentioned']);
    assert.equal(more.code, 0, more.stderr);
    assert.equal(
      writes()
        .filter(write => write.startsWith('block'))
        .at(-1),
      'block worse@away.example',
    );
  });
});

describe('oxpecker mute', () => {
  it('mutes whom the person muted, with their notifications unless told otherwise', async t => {
    for (const [flags, hidden] of [
      [[], true],
      [['--no-hide-notifications'], false],
    ] as const) {
      const relate = await relateWorld(t);
      const { away, home, heron, run } = relate;
      const loud = away.account('loud');
      const cwd = await listed(relate, t);
      const { code, stdout, stderr } = await run(cwd, ['mute', 'matches.csv', '-y', ...flags]);
      assert.equal(code, 0, stderr);
      assert.equal(stdout, '1 person muted as heron@home.example\n');
      assert.equal(home.tie(heron, loud).mutingNotifications, hidden);
    }
  });
});
