import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { endEarly } from '../../src/cli/commands/find.ts';
import { createContext } from '../../src/cli/context.ts';
import type { FindDocument } from '../../src/report/find-document.ts';
import { SampleArchive } from '../support/archive.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { tooMany } from '../support/fediverse/odd-hosts.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { makeWorld } from '../support/run-main.ts';
import { writeZip } from '../support/zip.ts';

let world: World;
before(async () => {
  world = await startFediverse();
});
after(() => world.close());

/** An archive whose owner follows somebody on each of these hosts. */
async function archiveOf(cwd: string, hosts: readonly string[]): Promise<void> {
  const sample = new SampleArchive();
  for (const [index, host] of hosts.entries()) {
    const id = String(100 + index);
    const name = `Somebody 🐘 @somebody@${host}`;
    sample
      .relation('following', id)
      .tweet({ text: `@s${id} hi`, mentions: [{ id, handle: `s${id}`, name }] });
  }
  await writeZip(
    join(cwd, 'twitter.zip'),
    Array.from(sample.files(), ([name, data]) => ({ name, data })),
  );
}

const statuses = (stdout: string) =>
  (JSON.parse(stdout) as FindDocument).contacts.map(({ matches: [match] }) => match?.lookup?.status ?? null);

describe('an interrupted find', () => {
  it('ends with 130 at Ctrl-C, and goes on where it was', async t => {
    const cwd = await temporaryFolder(t);
    const [quick, slow] = ['quick.example', 'slow.example'];
    world.mastodon(quick).account('somebody');
    const held = world.mastodon(slow);
    held.account('somebody');
    const gate = held.hold('/');
    await archiveOf(cwd, [quick, slow]);
    const interrupted = await runCli(['find', 'twitter.zip', '-v'], {
      cwd,
      env: world.env(),
      onStderr: (text, kill) => {
        if (text.includes(`somebody@${quick}: found`)) kill('SIGINT');
      },
    });
    assert.equal(interrupted.code, 130, interrupted.stderr);
    assert.match(interrupted.stderr, /run the same command again to continue/);
    gate.open();
    const asked = world.requests.to(quick).length;
    const { code, stdout } = await runCli(['find', 'twitter.zip', '--json'], { cwd, env: world.env() });
    assert.deepEqual([code, statuses(stdout)], [0, ['found', 'found']]);
    assert.equal(world.requests.to(quick).length, asked);
  });

  it('ends with 5 where the proxy is down, and names it', async t => {
    const cwd = await temporaryFolder(t);
    await archiveOf(cwd, ['far.example']);
    const env = { HTTPS_PROXY: 'http://127.0.0.1:1' };
    const { code, stderr } = await runCli(['find', 'twitter.zip'], { cwd, env });
    assert.equal(code, 5, stderr);
    assert.match(stderr, /proxy of HTTPS_PROXY is down.*run the same command again/);
  });

  it('names no proxy that an empty https_proxy switches off', () => {
    const env = { https_proxy: '', HTTPS_PROXY: 'http://127.0.0.1:1' };
    const context = createContext(makeWorld([], { cwd: '/nowhere', env }).world, {});
    const end = () => endEarly({ offline: true, postponed: 0, retryAt: null }, context);
    assert.throws(end, /^ExitError: There is no network, so not every address could be asked/);
  });

  it('leaves what a limit forbids for later with 5, and says when', async t => {
    const cwd = await temporaryFolder(t);
    world.host('busy.example', tooMany({ 'retry-after': '120' }));
    world.mastodon('free.example').account('somebody');
    await archiveOf(cwd, ['busy.example', 'free.example']);
    const { code, stdout, stderr } = await runCli(['find', 'twitter.zip', '--json'], {
      cwd,
      env: world.env(),
    });
    assert.equal(code, 5, stderr);
    assert.deepEqual(statuses(stdout), [null, 'found']);
    const error = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as { retry_at: string };
    const wait = Date.parse(error.retry_at) - Date.now();
    assert.ok(wait > 60_000 && wait <= 121_000, error.retry_at);
  });
});
