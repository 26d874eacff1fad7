import { broken, type Check, ok, warning } from '../../report/doctor-check.ts';
import { counted } from '../../report/numbers.ts';
import { typed } from '../../report/text.ts';

/** What the settings are, as they lie there. */
export interface SettingsFacts {
  readonly folder: string;
  /** The folder first; none where there is none yet. */
  readonly entries: readonly {
    readonly path: string;
    readonly isFolder: boolean;
    /** Permission bits. */
    readonly mode: number;
    /** `foreign`: only another user may change its rights; `no-folder`: it is in the way of a folder. */
    readonly problem: 'damaged' | 'unreadable' | 'foreign' | 'no-folder' | null;
  }[];
  /** Why what is still missing cannot be made there, as a part of a sentence; null where it can. */
  readonly unwritable: string | null;
}

/** Judges the settings. Pure. @param hasModes whether permission bits mean anything: not on Windows */
export function judgeSettings({ folder, entries, unwritable }: SettingsFacts, hasModes: boolean): Check[] {
  const checks = [...(hasModes ? entries.flatMap(openCheck) : []), ...entries.flatMap(problemCheck)];
  if (unwritable !== null) {
    const what = `Settings cannot be kept in ${folder} (${unwritable}).`;
    checks.push(
      broken('settings', what, 'make that folder writable, or name another folder with OXPECKER_CONFIG_DIR'),
    );
  }
  if (checks.length > 0) return checks;
  if (entries.length === 0) return [ok('settings', `There are no settings yet; they will lie in ${folder}.`)];
  const files = entries.filter(({ isFolder }) => !isFolder).length;
  return [
    ok('settings', `${folder}: ${counted(files, 'file')}${hasModes ? ' that only you can read' : ''}.`),
  ];
}

/** In the outermost folder there are only folders, which are closed themselves: it may be read, not written. */
function openCheck(
  { path, isFolder, mode, problem }: SettingsFacts['entries'][number],
  index: number,
): Check[] {
  // Of what is another's, only they could take rights.
  if (problem === 'foreign' || problem === 'no-folder' || (mode & (index === 0 ? 0o022 : 0o077)) === 0)
    return [];
  const octal = mode.toString(8).padStart(4, '0');
  if (isFolder)
    return [
      warning(
        'settings',
        `Others on this machine can get into ${path} (${octal}).`,
        `chmod 700 ${typed(path)}`,
      ),
    ];
  const what = `Others on this machine can reach ${path} (${octal}), in which secrets are kept.`;
  const next = `chmod 600 ${typed(path)}; if others use this machine, run npx oxpecker logout and log in again`;
  return [warning('settings', what, next)];
}

function problemCheck({ path, problem }: SettingsFacts['entries'][number]): Check[] {
  if (problem === null) return [];
  if (problem === 'damaged') return [broken('settings', `${path} is damaged.`, remedyOf(path))];
  if (problem === 'no-folder') {
    return [broken('settings', `${path} is no folder.`, 'move it away, so that a folder can be made there')];
  }
  const next = 'give it back to yourself: a run as another user, such as root, may have made it';
  const what = problem === 'foreign' ? `${path} belongs to another user.` : `You may not read ${path}.`;
  return [broken('settings', what, next)];
}

function remedyOf(path: string): string {
  const isAccount = /[/\\]accounts[/\\][^/\\]+$/.test(path);
  return isAccount ? 'delete it and log in again' : 'delete it and run your command again';
}
