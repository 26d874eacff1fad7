import assert from 'node:assert/strict';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { DoctorDocument } from '../../src/report/published-types.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import { startFediverse, type World } from '../support/fediverse/world.ts';
import { doctor, patient } from './doctor-world.ts';

const hasModes = process.platform !== 'win32';
const WITHOUT_MODES = { skip: hasModes ? false : 'Windows keeps rights elsewhere' };
const MINUTE = 60_000;

let world: World;
let home: MastodonHost;
let aheadMs = 0;

before(async () => {
  world = await startFediverse({ clock: { now: () => Date.now() + aheadMs } });
  home = world.mastodon('home.example');
});
after(() => world.close());

describe('doctor', () => {
  it('finds nothing where all is well, changes nothing and shows no token', async t => {
    const { doctor, folder, token } = await patient(t, world, home);
    const before = [world.requests.all.length, (await readdir(folder, { recursive: true })).sort()] as const;
    const { code, document, stdout, stderr } = await doctor();
    assert.equal(code, 0, stdout + stderr);
    assert.deepEqual([document.type, document.healthy], ['doctor', true]);
    assert.deepEqual(
      document.checks.map(({ name, verdict }) => `${name} ${verdict}`),
      ['node', 'terminal', 'variables', 'settings', 'server', 'clock', 'token', 'scopes'].map(n => `${n} ok`),
    );
    assert.ok(world.requests.all.slice(before[0]).every(({ method }) => method === 'GET'));
    assert.deepEqual((await readdir(folder, { recursive: true })).sort(), before[1]);
    assert.ok(!`${stdout}${stderr}`.includes(token));
    assert.ok(!stdout.includes(folder), 'the home folder is not named');
  });

  it('says it in lines for people', async t => {
    const { folder } = await patient(t, world, home);
    const { code, stdout } = await runCli(['doctor'], { cwd: folder, env: world.env() });
    assert.equal(code, 0);
    assert.match(stdout, /^This machine\n✓ oxpecker \S+ runs on Node /);
    assert.match(stdout, /\nalice@home\.example\n✓ home\.example answers: mastodon 4\.5\.2/);
    assert.match(stdout, /\n✓ The token is good for follow and post\.\n\nAll is well\.\n$/);
  });

  it('works without an account and without a network, and says so', async t => {
    const cwd = await temporaryFolder(t);
    const { code, document, found } = await doctor(cwd, [], {});
    assert.equal(code, 0);
    assert.match(found('login').join(), /^warning: Nobody is logged in, so no server was asked/);
    assert.deepEqual(await readdir(cwd), []);
    assert.equal(document.healthy, true);
  });

  it('asks a server that nobody is logged in to', async t => {
    const cwd = await temporaryFolder(t);
    const { code, document, found } = await doctor(cwd, ['home.example'], world.env());
    assert.equal(code, 0);
    assert.deepEqual(
      document.checks.filter(({ about }) => about === 'home.example').map(({ name }) => name),
      ['server', 'clock'],
    );
    assert.deepEqual(found('login'), []);
  });

  for (const [minutes, expected, exit] of [
    [2, /^warning: This machine's clock is \d+ (?:s|min) behind that of home\.example\.$/, 0],
    [-10, /^broken: This machine's clock is 1\d min ahead of that of home\.example: cert/, 1],
  ] as const) {
    it(`tells of a clock that is ${minutes} minutes off`, async t => {
      const { doctor } = await patient(t, world, home);
      t.after(() => {
        aheadMs = 0;
      });
      aheadMs = minutes * MINUTE;
      const { code, found } = await doctor();
      assert.match(found('clock').join(), expected);
      assert.equal(code, exit);
    });
  }

  it('tells of a token that was revoked', async t => {
    const { doctor, token } = await patient(t, world, home, { user: 'revoked' });
    home.revoke(token);
    const { code, found, document } = await doctor();
    assert.match(found('token').join(), /^broken: home\.example does not accept the token/);
    assert.deepEqual([code, document.healthy], [4, false]);
  });

  it('tells of scopes that are missing, and how to get them', async t => {
    const some = await patient(t, world, home, { user: 'some', scopes: 'read write:statuses write:media' });
    const forPosts = await some.doctor();
    assert.match(
      forPosts.found('scopes').join(),
      /^warning: .* good for post, not for follow: it lacks write:follows,/,
    );
    assert.match(forPosts.stdout, /"next": "npx oxpecker login home\.example --for follow,post"/);
    assert.equal(forPosts.code, 0);
    const none = await patient(t, world, home, { user: 'none', scopes: 'read' });
    const forNothing = await none.doctor();
    assert.match(forNothing.found('scopes').join(), /^broken: The token is good for neither follow nor post/);
    assert.equal(forNothing.code, 4);
  });

  it('tries what a token may read where the server does not tell', async t => {
    const quiet = world.mastodon('quiet.example', { software: 'gotosocial' });
    const all = await (await patient(t, world, quiet)).doctor();
    assert.match(all.found('scopes').join(), /^ok: What the token may write shows only when it is used/);
    const less = await patient(t, world, quiet, { user: 'less', scopes: 'read:accounts write' });
    assert.match(
      (await less.doctor()).found('scopes').join(),
      /^broken: .* it lacks read:search, read:follows/,
    );
    assert.match(all.found('server').join(), /gotosocial 0\.20\.0 \(it takes lists with --via-import\)/);
  });

  it('compares no clocks where the server does not tell the time', async t => {
    const snac = world.mastodon('snac.example', { software: 'snac' });
    const { code, found } = await (await patient(t, world, snac)).doctor();
    assert.match(found('clock').join(), /^ok: snac\.example does not tell the time/);
    assert.match(found('server').join(), /a block there is a mute/);
    assert.equal(code, 0);
  });

  it('tells of settings that others can read, and leaves them so', WITHOUT_MODES, async t => {
    const { doctor, folder } = await patient(t, world, home);
    const file = join(folder, 'config', 'accounts', 'alice@home.example.json');
    await chmod(file, 0o644);
    const { code, found, stdout } = await doctor();
    assert.match(
      found('settings').join(),
      /^warning: Others on this machine can reach ~\/config\/.*\(0644\)/,
    );
    assert.match(stdout, /chmod 600 ~\/config\/accounts\/alice@home\.example\.json/);
    assert.equal(code, 0);
    assert.equal((await stat(file)).mode & 0o777, 0o644);
  });

  it('tells of settings that are damaged', async t => {
    const { doctor, folder } = await patient(t, world, home);
    await writeFile(join(folder, 'config', 'accounts', 'bob@home.example.json'), '{', { mode: 0o600 });
    const { code, found } = await doctor();
    assert.match(found('settings').join(), /^broken: .*bob@home\.example\.json is damaged/);
    assert.equal(code, 1);
  });

  it('tells of a server that is away, and of a network that answers in its place', async t => {
    const away = world.mastodon('away.example');
    const { doctor } = await patient(t, world, away);
    const portal = away.fault({ kind: 'html', path: /./, times: Number.POSITIVE_INFINITY });
    const inPlace = await doctor();
    assert.match(inPlace.found('server').join(), /^broken: Something else answers in place of away\.example/);
    assert.equal(inPlace.code, 5);
    portal.end();
    world.dead('away.example');
    const dead = await doctor();
    assert.match(
      dead.found('server').join(),
      /^broken: away\.example gave no usable answer \(the connection was refused\)/,
    );
    assert.equal(dead.code, 5);
  });

  it('looks at the token of a file', async t => {
    const cwd = await temporaryFolder(t);
    const token = home.token(home.instance.named('alice') ?? home.account('alice'));
    await writeFile(join(cwd, 'token'), token, { mode: 0o600 });
    const env = { ...world.env(), OXPECKER_TOKEN_FILE: 'token' };
    const { code, found, stdout } = await doctor(cwd, ['--as', 'alice@home.example'], env);
    assert.equal(code, 0);
    assert.deepEqual(found('scopes'), ['ok: The token is good for follow and post.']);
    assert.ok(!stdout.includes(token));
  });

  it('tells of a variable that nobody reads', async t => {
    const cwd = await temporaryFolder(t);
    const { document } = await doctor(cwd, [], { OXPECKER_MAXAGE: 'a-secret', OXPECKER_MAX_AGE: '1d' });
    const said = document.checks.filter(({ name }) => name === 'variables').map(({ what }) => what);
    assert.deepEqual(said, [
      'These variables are set: OXPECKER_CONFIG_DIR, OXPECKER_MAX_AGE.',
      'No option is called like OXPECKER_MAXAGE: nobody reads it.',
    ]);
  });
});

// The published type is what a script may rely on.
const EXAMPLE: DoctorDocument = {
  type: 'doctor',
  version: '0.1.0',
  healthy: false,
  checks: [{ about: 'home.example', name: 'server', verdict: 'broken', what: 'It is away.', next: null }],
};

it('the document of doctor holds what its type says', async t => {
  const { document } = await doctor(await temporaryFolder(t), [], {});
  assert.deepEqual(Object.keys(document).sort(), Object.keys(EXAMPLE).sort());
  for (const check of document.checks)
    assert.deepEqual(Object.keys(check).sort(), Object.keys(EXAMPLE.checks[0] ?? {}).sort());
});
