import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { startFediverse } from '../../support/fediverse/world.ts';
import { FULL_ARCHIVES } from '../../support/full-archives.ts';
import { runMain } from '../../support/run-main.ts';
import { SteppingClock } from '../../support/stepping-clock.ts';
import { makeZip } from '../../support/zip.ts';
import { changed, changes } from '../inputs/bytes.ts';
import { json } from '../inputs/json.ts';
import { damagedZip, fieldChanges } from '../inputs/zip.ts';
import { expectSentence } from '../sentences.ts';
import { target } from '../target.ts';

/** By the table of exit codes: done, failed, not understood, some of it not done. */
const CODES = [0, 1, 2, 3];
const COMMANDS = [
  ['inspect', 'twitter.zip'],
  ['inspect', 'twitter.zip', '--json'],
  ['find', 'twitter.zip', '--no-lookup', '--yes'],
  ['find', 'twitter.zip', '--no-lookup', '--contacts', 'list.csv', '--json'],
  ['post', 'twitter.zip', '--dry-run', '--was-public', '--replies', '--retweets'],
  ['post', 'twitter.zip', '--dry-run', '--was-public', '--json', '--select', 'list.csv'],
  ['follow', 'list.csv', '--dry-run'],
];
const file = fc.oneof(
  { weight: 2, arbitrary: json.map(value => Buffer.from(`window.YTD.tweets.part0 = [${value}]`)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);
const inputs = fc.record({
  argv: fc.constantFrom(...COMMANDS),
  archive: fc.nat(FULL_ARCHIVES.length - 1),
  /** Takes the place of one of the files, wrapped round their number. */
  other: fc.option(fc.record({ which: fc.nat(20), content: file })),
  fields: fieldChanges,
  damage: changes,
  list: fc.oneof(fc.constant('id,address,follow\n1,ann@b.example,yes\n'), fc.string()),
});

const cwd = mkdtempSync(join(tmpdir(), 'oxpecker-fuzz-program-'));
const clock = new SteppingClock();
const world = await startFediverse({ clock });
const home = world.mastodon(world.plainHost, { insecure: true, handleHost: 'home.example' });
const env = world.env();
const login = ['login', world.plainHost, '--token-file', '-'];
const { code, stderr } = await runMain(login, { cwd, clock, env, input: home.token(home.account('heron')) });
assert.equal(code, 0, stderr);

/** The whole program with damaged archives and lists. */
export const PROGRAM = target(inputs, async ({ argv, archive, other, fields, damage, list }) => {
  const files = [...(FULL_ARCHIVES[archive]?.[1].files() ?? [])];
  const entries = files.map(([name, data], at) =>
    at === (other?.which ?? -1) % files.length ? { name, data: other?.content ?? data } : { name, data },
  );
  await writeFile(join(cwd, 'twitter.zip'), changed(damagedZip(await makeZip(entries), fields), damage));
  await writeFile(join(cwd, 'list.csv'), list);
  const run = await runMain([...argv, '--dir', 'out'], { cwd, clock, env });
  assert.ok(CODES.includes(run.code), `exit code ${run.code}`);
  if (run.code !== 0) expectSentence(run.stderr);
  assert.doesNotMatch(run.stderr, /This is a mistake in oxpecker|^\s+at /m);
  assert.doesNotMatch(run.stdout, /\[object Object\]/);
  if (argv.includes('--json') && run.code === 0) JSON.parse(run.stdout);
  await rm(join(cwd, 'out'), { recursive: true, force: true });
});
