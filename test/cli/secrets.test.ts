import assert from 'node:assert/strict';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { type Layer, redirect } from '../support/fediverse/exchange.ts';
import type { MainOptions, MainRun } from '../support/run-main.ts';
import { consent } from './login-world.ts';
import { postWorld, smallArchive } from './post-world.ts';

const MATCHES = ['address,follow', 'ann@away.example,yes', 'bob@away.example,yes', ''].join('\n');

/** Heron with contacts, tweets and everything that was printed, and the secrets that were given out. */
async function watchedWorld(t: TestContext) {
  const archive = smallArchive()
    .relation('following', '11', '12')
    .relation('block', '13')
    .relation('mute', '14')
    .tweet({ text: '@ann hi', mentions: [{ id: '11', handle: 'ann', name: 'Ann @ann@away.example' }] })
    .tweet({ text: '@bob hi', mentions: [{ id: '12', handle: 'bob', name: 'Bob @bob@away.example' }] })
    .tweet({ text: '@cat no', mentions: [{ id: '13', handle: 'cat', name: 'Cat @cat@away.example' }] })
    .tweet({ text: '@dot no', mentions: [{ id: '14', handle: 'dot', name: 'Dot @dot@away.example' }] });
  const { world, home, heron, cwd, run } = await postWorld(t, archive);
  const away = world.mastodon('away.example');
  for (const name of ['ann', 'bob', 'cat', 'dot']) away.account(name);
  await writeFile(join(cwd, 'matches.csv'), MATCHES);
  const codes: string[] = [];
  const runs: (MainRun & { readonly command: string })[] = [];
  const openBrowser = async (url: string) => {
    setImmediate(() => void consent(url, 'heron').then(code => codes.push(code)));
  };
  const watched = async (argv: readonly string[], options: Partial<MainOptions> = {}) => {
    const done = await run(argv, { openBrowser, ...options });
    runs.push({ ...done, command: argv.join(' ') });
    return done;
  };
  const tokens = new Set<string>();
  const secrets = () => {
    for (const { value } of home.tokensOf(heron)) tokens.add(value);
    const ofApps = home.apps.map(({ clientSecret }) => clientSecret);
    return { tokens: [...tokens], apps: ofApps, codes: [...codes] };
  };
  const login = ['login', world.plainHost] as const;
  return { world, home, heron, cwd, codes, runs, watched, secrets, tokens, login };
}

/** Every file below a folder, by its path from there. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)));
}

/** Where secrets are: in what was printed, and in files. */
async function expectKept({ cwd, runs, secrets }: Awaited<ReturnType<typeof watchedWorld>>): Promise<void> {
  const { tokens, apps, codes } = secrets();
  assert.ok(tokens.length > 0);
  const all = [...tokens, ...apps, ...codes];
  for (const { command, stdout, stderr } of runs) {
    for (const secret of all)
      assert.ok(!`${stdout}${stderr}`.includes(secret), `${command}: ${stdout}${stderr}`);
  }
  for (const file of await filesBelow(cwd)) {
    const text = await readFile(join(cwd, file), 'latin1');
    const found = all.filter(secret => text.includes(secret));
    if (found.length === 0) continue;
    assert.match(file, /^config[\\/](accounts|apps)[\\/][^\\/]+\.json$/);
    const may = file.includes('accounts') ? tokens : apps;
    assert.deepEqual(
      found.filter(secret => !may.includes(secret)),
      [],
      file,
    );
    if (process.platform === 'win32') continue;
    const modes = [join(cwd, file), join(cwd, file, '..')].map(async path => (await stat(path)).mode & 0o777);
    assert.deepEqual(await Promise.all(modes), [0o600, 0o700], file);
  }
}

const COMMANDS = [
  ['accounts'],
  ['inspect', 'twitter.zip'],
  ['find', 'twitter.zip'],
  ['follow', 'matches.csv', '--yes', '--list', 'From Twitter'],
  ['block', 'twitter.zip', '--yes'],
  ['mute', 'twitter.zip', '--yes'],
  ['post', 'twitter.zip', '--was-public', '--dry-run'],
  ['post', 'twitter.zip', '--was-public', '--yes', '--max-wait', '1d'],
  ['alt-text', 'twitter.zip'],
  ['export-map', 'twitter.zip'],
  ['status'],
  ['undo', 'post', 'twitter.zip', '--yes'],
  ['undo', 'follow', 'matches.csv', '--yes'],
] as const;

describe('tokens, client secrets and codes', () => {
  for (const flags of [['--verbose'], ['--verbose', '--json']]) {
    it(`are in no output and no file but the settings, of every command with ${flags.join(' ')}`, async t => {
      const world = await watchedWorld(t);
      const { watched, login, codes, home, heron, tokens } = world;
      const token = home.token(heron);
      tokens.add(token);
      const done = [await watched([...login, '--token-file', '-', ...flags], { input: token })];
      done.push(await watched([...login, ...flags]));
      const onStderr = (text: string, type: (keys: string) => void) => {
        const url = /http:\S+\/oauth\/authorize[^\s"]+/.exec(text)?.[0];
        if (codes.length > 1 || url === undefined || !text.includes('Paste the code')) return;
        codes.push('');
        consent(url, 'heron').then(
          code => type(`${code}\r`),
          () => type('\u0003'),
        );
      };
      // What a person types at a terminal is echoed there, so that this code is no part of what is looked for.
      done.push(await watched([...login, '--no-browser', ...flags], { terminal: true, onStderr }));
      codes.splice(1);
      for (const command of COMMANDS) done.push(await watched([...command, ...flags]));
      await expectKept(world);
      done.push(await watched(['logout', ...flags]));
      for (const [n, { code, stderr }] of done.entries()) {
        assert.equal(code, 0, `${world.runs[n]?.command}: ${stderr}`);
      }
      assert.equal(codes.length, 1);
      await expectKept(world);
    });
  }

  /** Servers that repeat what they were sent. */
  const echoes: Readonly<Record<string, Layer>> = {
    '500 with them in the body': (asked, next) =>
      echoed(asked, next, sent => ({ status: 500, ...inBody(sent) })),
    '422 with them in the body': (asked, next) =>
      echoed(asked, next, sent => ({ status: 422, ...inBody(sent) })),
    '401 with them in the body': (asked, next) =>
      echoed(asked, next, sent => ({ status: 401, ...inBody(sent) })),
    'a redirect with them in its target': (asked, next) =>
      echoed(asked, next, sent =>
        redirect(`https://${encodeURIComponent(sent[0] ?? '')}.evil.example/?${sent.join('&')}`),
      ),
  };
  for (const [what, layer] of Object.entries(echoes)) {
    it(`are not repeated after a server that answers ${what}`, async t => {
      const world = await watchedWorld(t);
      const { watched, login, home, secrets } = world;
      await watched([...login]);
      secrets();
      home.through(layer);
      for (const flags of [['--verbose'], ['--verbose', '--json']]) {
        for (const command of COMMANDS.slice(3))
          await watched([...command, '--give-up-after', '1s', ...flags]);
        await watched([...login, ...flags]);
        await watched([...login, '--token-file', '-', ...flags], { input: secrets().tokens[0] ?? '' });
      }
      await watched(['logout', '--verbose']);
      await expectKept(world);
      assert.ok(
        world.runs.some(({ stdout, stderr }) => `${stdout}${stderr}`.includes('***')) ||
          what.includes('target'),
      );
    });
  }
});

/** Answers in a server's own way whatever carries a secret. */
function echoed(
  asked: Parameters<Layer>[0],
  next: Parameters<Layer>[1],
  reply: (sent: readonly string[]) => ReturnType<typeof redirect>,
): ReturnType<Layer> {
  const form = new URLSearchParams(Buffer.from(asked.body).toString());
  const fields = ['token', 'code', 'client_secret', 'code_verifier'].flatMap(name => form.getAll(name));
  const sent = [asked.headers.authorization?.replace('Bearer ', '') ?? '', ...fields].filter(
    secret => secret !== '',
  );
  return sent.length === 0 ? next(asked) : reply(sent);
}

function inBody(sent: readonly string[]) {
  const body = JSON.stringify({ error: `no ${sent.join(' ')}`, error_description: `no ${sent.join(' ')}` });
  return { body, headers: { 'content-type': 'application/json' } };
}
