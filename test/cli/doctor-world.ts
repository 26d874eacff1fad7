import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { CheckDocument, DoctorDocument } from '../../src/report/published-types.ts';
import { openAccounts } from '../../src/settings/accounts.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import type { MastodonHost } from '../support/fediverse/mastodon-host.ts';
import type { World } from '../support/fediverse/world.ts';

/** Somebody who asks the doctor. */
export interface Patient {
  /** Where they are; their settings lie in `config` there. */
  readonly folder: string;
  readonly token: string;
  /** Runs `doctor --json` with what follows. */
  readonly doctor: (args?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Examination>;
}

/** What the doctor found. */
export interface Examination {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly document: DoctorDocument;
  /** The checks of one name, as `verdict: what`. */
  readonly found: (name: CheckDocument['name']) => string[];
}

/** Somebody who is logged in as `user` on `home`. @param scopes of the token; null in the settings */
export async function patient(
  t: TestContext,
  world: World,
  home: MastodonHost,
  { user = 'alice', scopes = 'read write follow' } = {},
): Promise<Patient> {
  const folder = await temporaryFolder(t);
  await chmod(folder, 0o700);
  const { instance } = home;
  const account = instance.named(user) ?? home.account(user);
  const token = home.token(account, scopes);
  const store = await openAccounts(join(folder, 'config'));
  await store.write({
    address: `${user}@${home.name}`,
    id: instance.idOf(account),
    host: home.name,
    software: instance.software.name,
    version: instance.software.version,
    token,
    scopes: null,
    clientId: null,
  });
  return {
    folder,
    token,
    doctor: async (args = [], env = {}) => await doctor(folder, args, { ...world.env(), ...env }),
  };
}

/** Runs `doctor --json` in a folder. */
export async function doctor(
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Examination> {
  const run = await runCli(['doctor', '--json', ...args], { cwd, env });
  const document = JSON.parse(run.stdout) as DoctorDocument;
  const found = (name: CheckDocument['name']) =>
    document.checks.filter(check => check.name === name).map(({ verdict, what }) => `${verdict}: ${what}`);
  return { ...run, document, found };
}
