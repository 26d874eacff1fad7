import { homedir } from 'node:os';
import type { FolderFacts } from '../../migrate/doctor/look-at-folder.ts';
import type { MachineFacts } from '../../migrate/doctor/machine.ts';
import { type Address, hostOf } from '../../people/address.ts';
import { broken, type Check, type CheckGroup, warning } from '../../report/doctor-check.ts';
import { doctorDocument } from '../../report/doctor-document.ts';
import { doctorLines } from '../../report/doctor-text.ts';
import { terminalSafeJson } from '../../report/text.ts';
import type { SettingsLook } from '../../settings/look.ts';
import type { CommonOptions, Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { type Progress, startProgress } from '../progress.ts';
import { NODE_NEEDED, VERSION } from '../version.ts';
import { type Patient, patientsOf } from './doctor-accounts.ts';
import { refusePath } from './doctor-path.ts';
import { shortPaths } from './short-paths.ts';

/** The options of `doctor`, as `declarations/doctor.ts` declares them. */
export interface DoctorOptions extends CommonOptions {
  readonly as?: Address;
  readonly tokenFile?: string;
  readonly dir?: string;
  /** Every variable that means something. */
  readonly variables?: readonly string[];
}

/**
 * `oxpecker doctor [server]`: looks at everything a migration needs, and changes nothing.
 * @returns 0 when nothing is broken; 4 when only logins are, 5 when only the network or a server is, else 1
 * @throws {ExitError} 2 for what is no server, or a token without `--as`
 */
export async function doctor(context: Context, options: DoctorOptions, server?: string): Promise<ExitCode> {
  const { terminal, clock, cwd } = context;
  if (server !== undefined) refusePath(server, cwd);
  const progress = await startProgress(terminal, clock, 'Looking');
  try {
    const { lookAtSettings } = await import('../../settings/look.ts');
    const { exitCodeOf } = await import('./doctor-exit-code.ts');
    const settings = await lookAtSettings(context.configFolder);
    const patients = await patientsOf(context, options, settings, server);
    const groups = [
      await machineGroup(context, options, settings, patients),
      ...(await serverGroups(context, patients, progress)),
      ...(await folderGroups(context, options, settings)),
    ].map(group => withoutHome(group, context));
    progress.stop();
    if (terminal.json) await terminal.write([terminalSafeJson(doctorDocument(VERSION, groups), 2), '\n']);
    else await terminal.writeLines(doctorLines(groups, terminal.columns, terminal.style('stdout')));
    return exitCodeOf(groups.flatMap(({ checks }) => checks));
  } finally {
    progress.stop();
  }
}

async function machineGroup(
  context: Context,
  { as, variables = [] }: DoctorOptions,
  settings: SettingsLook,
  patients: readonly Patient[],
): Promise<CheckGroup> {
  const { judgeMachine } = await import('../../migrate/doctor/machine.ts');
  const { judgeSettings } = await import('../../migrate/doctor/settings.ts');
  const checks = [
    ...judgeMachine(machineFacts(context, variables)),
    ...judgeSettings(settings, context.platform !== 'win32'),
  ];
  if (patients.length === 0) checks.push(nobody(as));
  return { about: 'This machine', checks };
}

function nobody(as: Address | undefined): Check {
  if (as !== undefined)
    return broken('login', `Nobody is logged in as ${as}.`, `npx oxpecker login ${hostOf(as)}`, 'login');
  const what = 'Nobody is logged in, so no server was asked; inspect and find need no login.';
  return warning(
    'login',
    what,
    'npx oxpecker doctor mastodon.social asks that one; npx oxpecker login logs you in',
  );
}

function machineFacts(
  { env, platform, stdin, terminal, proxy }: Context,
  known: readonly string[],
): MachineFacts {
  return {
    oxpecker: VERSION,
    node: process.versions.node,
    needed: NODE_NEEDED,
    platform: `${platform} ${process.arch}`,
    canAsk: stdin.isTTY === true && terminal.isInteractive,
    columns: Number.isFinite(terminal.columns) ? terminal.columns : null,
    variables: Object.keys(env).filter(name => name.startsWith('OXPECKER_')),
    knownVariables: known,
    proxy,
  };
}

async function serverGroups(
  context: Context,
  patients: readonly Patient[],
  progress: Progress,
): Promise<CheckGroup[]> {
  const { lookAtServer } = await import('../../migrate/doctor/look-at-server.ts');
  const { judgeServer } = await import('../../migrate/doctor/account.ts');
  const groups: CheckGroup[] = [];
  for (const { host, account } of patients) {
    progress.update(`Asking ${host}`);
    const api = await context.openApi(host);
    try {
      const facts = await lookAtServer(host, account, { ...context, api });
      groups.push({ about: account?.address ?? host, checks: judgeServer(facts, account?.address ?? null) });
    } finally {
      await api.close();
    }
  }
  return groups;
}

async function folderGroups(
  { clock, cwd, platform }: Context,
  { dir }: DoctorOptions,
  { journals }: SettingsLook,
): Promise<CheckGroup[]> {
  const { lookAtFolder, foldersOf } = await import('../../migrate/doctor/look-at-folder.ts');
  const { judgeFolder, missingFolder } = await import('../../migrate/doctor/folder.ts');
  const groups: CheckGroup[] = [];
  for (const folder of await foldersOf(cwd, dir ?? null, journals)) {
    const facts: FolderFacts | null = await lookAtFolder(folder, clock.now(), journals);
    const checks = facts === null ? [missingFolder(folder)] : judgeFolder(facts, platform !== 'win32');
    groups.push({ about: folder, checks });
  }
  return groups;
}

/** What is shown to others tells nobody's name on this machine. */
function withoutHome({ about, checks }: CheckGroup, { env }: Context): CheckGroup {
  const home = env['HOME'] ?? homedir();
  return {
    about: shortPaths(about, home),
    checks: checks.map(check => ({
      ...check,
      what: shortPaths(check.what, home),
      next: check.next === null ? null : shortPaths(check.next, home),
    })),
  };
}
