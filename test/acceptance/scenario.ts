import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { StatusDocument } from '../../src/report/status-document.ts';
import { type CliRun, runCli, temporaryFolder } from '../support/cli.ts';
import { runOnVirtualTime } from '../support/run-on-virtual-time.ts';
import { SharedClock } from '../support/shared-clock.ts';
import { movePosts } from './posts.ts';
import { runInTerminal } from './pseudo-terminal.ts';
import type { Snac } from './snac-package.ts';
import { eventually, followersOf, followsOf, startWorld, tokensOf } from './world.ts';

const BIN = join(import.meta.dirname, '../../bin/oxpecker.js');

/** The whole way of a person with two accounts, one step after the other: each needs the one before. */
export async function migrate(t: TestContext, snac: Snac): Promise<void> {
  const { a, b, browser, env, betweenServers } = await startWorld(t, snac);
  const cwd = await temporaryFolder(t);
  const step = async (name: string, body: () => Promise<void>) => {
    let isDone = false;
    await t.test(name, async () => {
      await body();
      isDone = true;
    });
    if (isDone) return;
    const logs = [a, b].map(server => `${server.name}:\n${server.log()}`);
    throw new Error(`What comes after needs this.\n${logs.join('\n')}\n${betweenServers.join('\n')}`);
  };
  const inTerminal = (args: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    runInTerminal([process.execPath, BIN, ...args], {
      cwd,
      env: { ...env, OXPECKER_CONFIG_DIR: join(cwd, 'config'), ...more },
    });
  const showingNoToken = ({ code, stdout, stderr }: CliRun) => {
    for (const token of [...tokensOf(a), ...tokensOf(b)]) assert.ok(!`${stdout}${stderr}`.includes(token));
    return { code, stdout, stderr, all: `${stdout}${stderr}` };
  };
  const cli = async (...args: string[]) => showingNoToken(await runCli(args, { cwd, env }));
  const patientCli = async (...args: string[]) => {
    const begin = Date.now();
    const clock = new SharedClock(begin);
    // Chance makes the id of a run, by which the journal tells it from others.
    const run = runOnVirtualTime(args, { clock, cwd, env, seed: begin });
    const ended = await run.ended.finally(() => clock.close());
    return { ...showingNoToken(ended), waitedMs: clock.time - begin };
  };
  const followsSent = () => betweenServers.filter(request => request.startsWith('POST http://b.example/'));

  await step('login: the browser opens, and comes back by itself', async () => {
    const opened = join(cwd, 'opened.txt');
    const stub = join(cwd, 'browser.sh');
    writeFileSync(stub, `#!/bin/sh\nprintf '%s' "$1" >'${opened}.part' && mv '${opened}.part' '${opened}'\n`);
    chmodSync(stub, 0o755);
    const run = inTerminal(['login', a.name], { DISPLAY: ':99', BROWSER: stub });
    const url = await eventually(
      () => readFileSync(opened, 'utf8'),
      () => run.isOver(),
    ).catch(async () => await run.failure());
    const { status, location } = await browser.logIn(url, 'alice', a.passwords.get('alice') ?? '');
    assert.equal(status, 303);
    assert.match(location ?? '', /^http:\/\/127\.0\.0\.1:\d+\//);
    const back = await browser.visit(location ?? '');
    assert.equal(back.status, 200, back.text);
    const { code, shown } = await run.end();
    assert.equal(code, 0, shown);
    assert.match(shown, /alice@a\.example/);
  });

  await step('login --no-browser: a code is pasted as the page shows it', async () => {
    const run = inTerminal(['login', b.name, '--no-browser']);
    const [url] = await run.see(/http:\/\/b\.example\/oauth\/authorize\S+(?=\s)/);
    const { text } = await browser.logIn(url, 'bob', b.passwords.get('bob') ?? '');
    // Whatever is typed before the prompt is there would be lost.
    await run.see(/Paste the code[^_]*_/);
    run.type(text);
    const { code, shown } = await run.end();
    assert.equal(code, 0, shown);
    assert.match(shown, /bob@b\.example/);
  });

  await step('accounts: both', async () => {
    const { code, stdout } = await cli('accounts');
    assert.equal(code, 0);
    assert.match(stdout, /alice@a\.example/);
    assert.match(stdout, /bob@b\.example/);
  });

  const table = join(cwd, 'matches.csv');
  const follow = ['follow', table, '--as', 'alice@a.example', '--dir', cwd, '--yes', '--max-wait', '10m'];

  await step('follow: who is to be followed hears of it on the other server', async () => {
    writeFileSync(
      table,
      [
        'twitter_id,twitter_handle,twitter_name,relations,address,confidence,why,profile_url,followed_by_default,follow',
        '11,bob,Bob,following,bob@b.example,stated,,,yes,yes',
        '12,carol,Carol,following,carol@b.example,stated,,,yes,yes',
        '13,dave,Dave,following,dave@b.example,mentioned,,,no,no',
        '14,nobody,Nobody,following,nobody@b.example,stated,,,yes,yes',
        '',
      ].join('\r\n'),
    );
    const { code, all } = await cli(...follow);
    assert.equal(code, 0, all);
    await eventually(() => assert.deepEqual(followersOf(b, 'bob'), ['http://a.example/alice']));
    await eventually(() => assert.deepEqual(followersOf(b, 'carol'), ['http://a.example/alice']));
    assert.deepEqual(followersOf(b, 'dave'), []);
  });

  await step('follow once more: nobody is asked to be followed again', async () => {
    const before = followsSent().length;
    const { code, all } = await cli(...follow);
    assert.equal(code, 0, all);
    assert.equal(followsSent().length, before);
  });

  const followStatus = async () => {
    const { code, all, stdout } = await cli('status', '--dir', cwd, '--json');
    assert.equal(code, 0, all);
    const document: StatusDocument = JSON.parse(stdout);
    const [migration] = document.migrations;
    assert.equal(migration?.account, 'alice@a.example');
    const { done, left, failed, skipped, unclear, taken_back } = migration.operations[0] ?? {};
    return { done, left, failed, skipped, unclear, taken_back };
  };

  await step('status: two followed, one unknown', async () => {
    const expected = { done: 2, left: 0, failed: 0, skipped: 1, unclear: 0, taken_back: 0 };
    assert.deepEqual(await followStatus(), expected);
  });

  await step('undo follow: the other server forgets the follower', async () => {
    // snac2 forgets to say whom it unfollows until it has read the other server's Accept.
    await eventually(() => assert.deepEqual(followsOf(a, 'alice'), ['Accept', 'Accept']));
    const args = ['undo', 'follow', '--dir', cwd, '--as', 'alice@a.example', '--yes', '--max-wait', '10m'];
    const { code, all } = await cli(...args);
    assert.equal(code, 0, all);
    await eventually(() => assert.deepEqual(followersOf(b, 'bob'), []));
    await eventually(() => assert.deepEqual(followersOf(b, 'carol'), []));
    const { done, taken_back } = await followStatus();
    assert.deepEqual({ done, taken_back }, { done: 0, taken_back: 2 });
  });

  await movePosts({ a, b, browser, cwd, step, cli, patientCli });

  await step('logout: the token is worth nothing any more, on both sides', async () => {
    const [token = ''] = tokensOf(a);
    const verify = `http://${a.name}/api/v1/accounts/verify_credentials`;
    assert.equal((await browser.visit(verify, null, token)).status, 200);
    const { code, all } = await cli('logout', 'alice@a.example');
    assert.equal(code, 0, all);
    assert.notEqual((await browser.visit(verify, null, token)).status, 200);
    const accounts = await cli('accounts');
    assert.doesNotMatch(accounts.stdout, /alice@a\.example/);
    const again = await cli('follow', table, '--as', 'alice@a.example', '--yes');
    assert.equal(again.code, 4, again.stderr);
    assert.match(again.stderr, /oxpecker login/);
  });
}
