import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openJournal } from '../../src/journal/journal.ts';
import { relateWorld } from './relate-world.ts';

const LINES = ['ann@away.example,yes', 'ben@away.example,yes', 'cat@away.example,yes'];

/** Heron follows cat by hand, and ann and ben by this tool. */
async function afterFollow(t: TestContext) {
  const it = await relateWorld(t);
  const [ann, ben, cat] = ['ann', 'ben', 'cat'].map(name => it.away.account(name));
  assert.ok(ann && ben && cat);
  it.home.arrange(it.heron, cat, { following: true });
  const cwd = await it.folder(t, LINES);
  const run = await it.run(cwd, ['follow', 'matches.csv', '--yes']);
  assert.equal(run.code, 0, run.stderr);
  const before = it.writes().length;
  return { ...it, cwd, ann, ben, cat, writesSince: () => it.writes().slice(before) };
}

/** Types a key once the question is there. */
function answer(question: string, key: string) {
  let isAnswered = false;
  return (text: string, type: (keys: string) => void): void => {
    if (isAnswered || !text.includes(question)) return;
    isAnswered = true;
    setImmediate(() => type(key));
  };
}

test('undo follow shows whom, asks, and unfollows them', async t => {
  const it = await afterFollow(t);
  const run = await it.run(it.cwd, ['undo', 'follow', '--no-color'], {
    terminal: true,
    onStderr: answer('Unfollow 2 people now?', 'y'),
  });
  assert.equal(run.code, 0, run.stderr);
  assert.match(
    run.stdout,
    /^Unfollow 2 people as heron@home\.example \(mastodon [^)]+\)\n {2}ann@away\.example\n {2}ben@away\.example\n/m,
  );
  assert.match(run.stdout, /Unfollowed: 2 people as heron@home\.example\n {2}2 unfollowed\n/);
  assert.deepEqual(it.writesSince(), ['unfollow ann@away.example', 'unfollow ben@away.example']);
  assert.deepEqual(it.home.following(it.heron), [it.cat]);
  const again = await it.run(it.cwd, ['undo', 'follow', 'oxpecker-contacts', '--yes']);
  assert.equal(again.code, 0);
  assert.match(again.stdout, /Left alone: 2 taken back already\.\nThere is nothing to take back\.\n$/);
});

test('a no leaves everything as it is', async t => {
  const it = await afterFollow(t);
  const run = await it.run(it.cwd, ['undo', 'follow'], {
    terminal: true,
    onStderr: answer('Unfollow 2 people now?', 'n'),
  });
  assert.equal(run.code, 0, run.stderr);
  assert.match(run.stderr, /Nothing was changed\.\n/);
  assert.deepEqual(it.writesSince(), []);
});

test('undo --dry-run changes neither the server nor the journal, even while another run holds it', async t => {
  const it = await afterFollow(t);
  const folder = join(it.cwd, 'oxpecker-contacts');
  const files = await readdir(folder);
  const run = await it.run(it.cwd, ['undo', 'follow', '--dry-run']);
  assert.equal(run.code, 0, run.stderr);
  assert.match(run.stdout, /^Unfollow 2 people/m);
  assert.deepEqual([it.writesSince(), await readdir(folder)], [[], files]);
});

test('undo --json says its plan, what became of each, and how it ended', async t => {
  const it = await afterFollow(t);
  it.home.arrange(it.heron, it.ann, { following: false });
  const run = await it.run(it.cwd, ['undo', 'follow', '--yes', '--json']);
  assert.equal(run.code, 0, run.stderr);
  const documents = run.stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, unknown>);
  const [plan, ...others] = documents;
  assert.deepEqual(
    [plan?.['type'], plan?.['take_back'], plan?.['noted'], plan?.['left_out']],
    [
      'undo_plan',
      ['ben@away.example'],
      [{ name: 'ann@away.example', why: 'by_hand' }],
      { before: 0, undone: 0, other_run: 0, unclear: 0 },
    ],
  );
  assert.deepEqual(others, [
    { type: 'undo_outcome', name: 'ann@away.example', state: 'skipped', word: 'by hand' },
    { type: 'undo_outcome', name: 'ben@away.example', state: 'done', word: 'unfollowed' },
    {
      type: 'undo_result',
      operation: 'follow',
      account: 'heron@home.example',
      outcomes: { 'by hand': 1, unfollowed: 1 },
      left: 0,
      failed: 0,
    },
  ]);
});

test('where nobody can be asked undo wants --yes, and where nothing was done it says so', async t => {
  const it = await relateWorld(t);
  const cwd = await it.folder(t, LINES);
  const silent = await it.run(cwd, ['undo', 'follow']);
  assert.equal(silent.code, 2);
  assert.match(silent.stderr, /--yes/);
  const nothing = await it.run(cwd, ['undo', 'follow', '--yes']);
  assert.equal(nothing.code, 1);
  assert.match(nothing.stderr, /There is no migration in/);
  const what = await it.run(cwd, ['undo', 'everything', '--yes']);
  assert.equal(what.code, 2);
});

test('a run that the journal does not know is exit code 2, with those there are', async t => {
  const it = await afterFollow(t);
  await writeFile(join(it.cwd, 'matches.csv'), 'address,follow\ndan@away.example,yes\n');
  it.away.account('dan');
  assert.equal((await it.run(it.cwd, ['follow', 'matches.csv', '--yes'], { random: 0.25 })).code, 0);
  const json = await it.run(it.cwd, ['status', '--json']);
  const { migrations } = JSON.parse(json.stdout) as {
    migrations: { operations: { runs: { id: string }[] }[] }[];
  };
  const [first, second] = migrations[0]?.operations[0]?.runs.map(({ id }) => id) ?? [];
  assert.ok(first && second && first !== second);
  const asked = it.world.requests.all.length;

  for (const dryRun of [[], ['--dry-run']]) {
    const unknown = await it.run(it.cwd, ['undo', 'follow', '--yes', '--run', 'nope', ...dryRun]);
    assert.equal(unknown.code, 2);
    const runs = new RegExp(
      `one of ${first} \\(2, the last at .* UTC\\), ${second} \\(1, the last at .* UTC\\)\n$`,
    );
    assert.match(unknown.stderr, runs);
  }
  const other = await it.run(it.cwd, ['undo', 'post', '--yes', '--run', first]);
  assert.equal(other.code, 2);
  assert.match(other.stderr, /knows no run ".*", and nothing to take back: leave out --run/);
  assert.equal(it.world.requests.all.length, asked, 'the server need not be asked');

  const undo = ['undo', 'follow', '--yes', '--run', second];
  assert.equal((await it.run(it.cwd, undo)).code, 0);
  assert.deepEqual(it.writesSince(), ['follow dan@away.example', 'unfollow dan@away.example']);
  assert.equal((await it.run(it.cwd, undo)).code, 0, 'a run of which all was taken back is no unknown one');
});

test('while another run holds the journal undo is exit code 11, and status works', async t => {
  const it = await afterFollow(t);
  const path = join(it.cwd, 'oxpecker-contacts', 'journal-heron@home.example.jsonl');
  const pair = { twitterId: null, target: 'heron@home.example' };
  const journal = await openJournal(path, pair, { run: 'other', now: () => it.clock.now() });
  const run = await it.run(it.cwd, ['undo', 'follow', '--yes']);
  assert.equal(run.code, 11);
  assert.match(run.stderr, /Another run .*wait for its end/s);
  assert.deepEqual(it.writesSince(), []);
  assert.equal((await it.run(it.cwd, ['status'])).code, 0);
  await journal.close();
});

test('what the server refuses is exit code 3', async t => {
  const it = await afterFollow(t);
  it.home.fault({ method: 'POST', path: /\/unfollow$/, kind: 'status', status: 422 });
  const run = await it.run(it.cwd, ['undo', 'follow', '--yes']);
  assert.equal(run.code, 3);
  assert.match(run.stdout, / {2}1 error\n {4}ann@away\.example: .*\n/);
  assert.match(run.stdout, /The same command tries again what failed\./);
});

test('status tells how far it is, before and after', async t => {
  const it = await afterFollow(t);
  const after = await it.run(it.cwd, ['status']);
  assert.equal(after.code, 0, after.stderr);
  assert.match(
    after.stdout,
    /^heron@home\.example\n.*journal-heron@home\.example\.jsonl\nfollow: 2 done, 0 left\n {2}2 followed\n/,
  );
  await it.run(it.cwd, ['undo', 'follow', '--yes']);
  const json = await it.run(it.cwd, ['status', 'matches.csv', '--json']);
  const document = JSON.parse(json.stdout) as { migrations: { operations: { taken_back: number }[] }[] };
  assert.equal(document.migrations[0]?.operations[0]?.taken_back, 2);
});

test('what an import may still do is left for later, by an exit code of its own', async t => {
  const it = await relateWorld(t, { software: 'gotosocial' });
  it.away.account('ann', { refusesFollows: true });
  const cwd = await it.folder(t, LINES.slice(0, 1));
  const follow = await it.run(cwd, ['follow', 'matches.csv', '--yes', '--via-import']);
  assert.equal(follow.code, 5, follow.stderr);
  const undo = await it.run(cwd, ['undo', 'follow', '--yes']);
  assert.equal(undo.code, 5, undo.stderr);
  assert.match(undo.stdout, /Left alone: 1 handed over in an import that your server may still be at/);
  assert.equal((await it.run(cwd, ['undo', 'follow', '--dry-run'])).code, 0);
});
