import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { FindDocument } from '../../src/report/find-document.ts';
import { SampleArchive } from '../support/archive.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import type { World } from '../support/fediverse/world.ts';
import { writeZip } from '../support/zip.ts';
import { folderWith, sampleArchive, startWorld } from './sample-people.ts';

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.close());

const read = (cwd: string, file: string) => readFile(join(cwd, 'oxpecker-heron', file), 'utf8');

describe('oxpecker find', () => {
  it('looks everybody up and says how sure it is', async t => {
    const cwd = await folderWith(t, sampleArchive());
    const { code, stdout, stderr } = await runCli(['find', 'twitter.zip', '--json'], {
      cwd,
      env: world.env(),
    });
    assert.equal(code, 0, stderr);
    const { account, contacts, summary } = JSON.parse(stdout) as FindDocument;
    assert.equal(account?.handle, 'heron');
    const best = contacts.map(({ handle, matches: [match] }) => [
      handle,
      match?.canonical ?? match?.address ?? null,
      match?.confidence ?? null,
      match?.lookup?.status ?? null,
      match?.followed_by_default ?? null,
    ]);
    assert.deepEqual(best, [
      ['ann_t', 'ann@social.example', 'confirmed', 'found', true],
      ['bob_t', 'bob@new.example', 'stated', 'moved', true],
      ['carol_t', 'carol@social.example', 'mentioned', 'found', false],
      ['dan_t', 'dan@dead.example', 'stated', 'unreachable', false],
      [null, null, null, null, null],
      ['mal_t', 'ann@social.example', 'stated', 'found', false],
    ]);
    assert.deepEqual(
      [
        summary.following,
        summary.with_handle,
        summary.confirmed,
        summary.stated,
        summary.moved,
        summary.no_clue,
      ],
      [5, 4, 1, 2, 1, 1],
    );
  });

  it('writes the three files', async t => {
    const cwd = await folderWith(t, sampleArchive());
    const { code, stdout } = await runCli(['find', 'twitter.zip'], { cwd, env: world.env() });
    assert.equal(code, 0);
    assert.match(stdout, /5 followed · 4 with a known handle/);
    assert.match(stdout, /oxpecker-heron[/\\]matches\.csv/);
    const matches = await read(cwd, 'matches.csv');
    assert.ok(
      matches.startsWith('\uFEFFtwitter_id,twitter_handle,twitter_name,relations,address,confidence,why,'),
    );
    assert.match(matches, /^11,ann_t,.*,"following;mentioned",ann@social\.example,confirmed,.*,yes,yes\r$/m);
    assert.equal(
      await read(cwd, 'following_accounts.csv'),
      [
        'Account address,Show boosts,Notify on new posts,Languages',
        'ann@social.example,true,false,',
        'bob@new.example,true,false,',
        '',
      ].join('\n'),
    );
    assert.match(await read(cwd, 'unresolved.csv'), /^15,,,following,https:\/\/x\.com\/i\/user\/15,/m);
  });

  it('asks nobody at all with --no-lookup', async t => {
    const cwd = await folderWith(
      t,
      sampleArchive().tweet({
        text: '@fay_t hi',
        mentions: [{ id: '15', handle: 'fay_t', name: 'Fay fay@unknown.example' }],
      }),
    );
    const asked = world.requests.all.length;
    const { code, stdout } = await runCli(['find', 'twitter.zip', '--no-lookup', '--json'], { cwd });
    assert.equal(code, 0);
    assert.equal(world.requests.all.length, asked);
    const { contacts, summary } = JSON.parse(stdout) as FindDocument;
    assert.equal(summary.followed_by_default, 0);
    const ann = contacts.find(contact => contact.id === '11');
    assert.deepEqual([ann?.matches[0]?.address, ann?.matches[0]?.lookup], ['ann@social.example', null]);
    const fay = contacts.find(contact => contact.id === '15');
    assert.deepEqual([fay?.matches, fay?.unchecked?.[0]?.address], [[], 'fay@unknown.example']);
  });

  it('widens whom to follow, but never to the blocked', async t => {
    const cwd = await folderWith(t, sampleArchive());
    const args = ['find', 'twitter.zip', '--relation', 'mentioned', '--json'];
    const { stdout } = await runCli(args, { cwd, env: world.env() });
    const { contacts } = JSON.parse(stdout) as FindDocument;
    const followed = contacts.filter(({ matches }) => matches.some(match => match.followed_by_default));
    assert.deepEqual(
      followed.map(({ handle }) => handle),
      ['ann_t', 'bob_t'],
    );
  });

  it('works from a list of people alone, also on standard input', async t => {
    const cwd = await temporaryFolder(t);
    const input = 'Screen_Name;Mastodon\nann_t;@ann@social.example\n';
    const { code, stdout } = await runCli(['find', '--contacts', '-', '--json'], {
      cwd,
      env: world.env(),
      input,
    });
    assert.equal(code, 0);
    const { account, contacts } = JSON.parse(stdout) as FindDocument;
    assert.equal(account, null);
    assert.deepEqual(
      contacts.map(({ handle, matches: [match] }) => [handle, match?.confidence, match?.followed_by_default]),
      [['ann_t', 'listed', true]],
    );
    assert.ok(existsSync(join(cwd, 'oxpecker-contacts', 'matches.csv')));
  });

  it('guesses where it is told to, and follows no guess', async t => {
    const cwd = await folderWith(
      t,
      new SampleArchive().relation('following', '21', '22').tweet({
        text: '@carol @nobody',
        mentions: [
          { id: '21', handle: 'carol' },
          { id: '22', handle: 'nobody' },
        ],
      }),
    );
    const args = ['find', 'twitter.zip', '--guess-on', 'social.example', '--json'];
    const { stdout } = await runCli(args, { cwd, env: world.env() });
    const { contacts } = JSON.parse(stdout) as FindDocument;
    const carol = contacts.find(contact => contact.id === '21')?.matches[0];
    assert.deepEqual([carol?.confidence, carol?.followed_by_default], ['guessed', false]);
    assert.match(await read(cwd, 'following_accounts.csv'), /^Account address.*\n$/);
  });

  it('reads what is left of a damaged archive and says so with 3', async t => {
    const cwd = await temporaryFolder(t);
    const files = sampleArchive().files();
    files.set(
      'data/following.js',
      'window.YTD.following.part0 = [ {"following": {"accountId": "11"} }, oops',
    );
    await writeZip(
      join(cwd, 'twitter.zip'),
      Array.from(files, ([name, data]) => ({ name, data })),
    );
    const { code, stdout, stderr } = await runCli(['find', 'twitter.zip'], { cwd, env: world.env() });
    assert.equal(code, 3, stderr);
    assert.match(stderr, /data\/following\.js/);
    assert.match(stdout, /ann@social\.example/);
  });

  it('refuses the folder of another Twitter account', async t => {
    const cwd = await folderWith(t, sampleArchive());
    await runCli(['find', 'twitter.zip', '--dir', 'out'], { cwd, env: world.env() });
    const other = new SampleArchive({ account: { id: '77', handle: 'other', name: 'Other' } });
    await writeZip(
      join(cwd, 'other.zip'),
      Array.from(other.files(), ([name, data]) => ({ name, data })),
    );
    const { code, stderr } = await runCli(['find', 'other.zip', '--dir', 'out'], { cwd, env: world.env() });
    assert.equal(code, 1);
    assert.match(stderr, /belongs to the Twitter account "?1000000001.*--dir/);
  });
});
