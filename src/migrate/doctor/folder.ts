import { basename } from 'node:path';
import { broken, type Check, ok, warning } from '../../report/doctor-check.ts';
import { byteSize, counted } from '../../report/numbers.ts';
import { typed } from '../../report/text.ts';
import type { FolderFacts, JournalFacts } from './look-at-folder.ts';

const MB = 1e6;
/** Journals take some 500 bytes a follow or post; the tweets that wait to be posted lie here too. */
const LITTLE_SPACE = 500 * MB;
const NO_SPACE = 20 * MB;
/** Of many damaged lines the first tell enough. */
const SHOWN_LINES = 3;

/** Judges the folder of a migration. Pure. @param hasModes whether permission bits mean anything: not on Windows */
export function judgeFolder(facts: FolderFacts, hasModes: boolean): Check[] {
  return [
    writableCheck(facts, hasModes),
    ...diskChecks(facts),
    ...matchesChecks(facts),
    ...(facts.journals.length === 0 ? [ok('journal', 'Nothing was done from here yet.')] : []),
    ...facts.journals.flatMap(journal => [...journalChecks(journal), ...lockChecks(journal)]),
  ];
}

/** The check of a folder that is not there. */
export function missingFolder(path: string): Check {
  const what = `${path} is not there, and it alone knows what was done.`;
  return broken('folder', what, 'bring it back, or name the folder it is in now with --dir');
}

function writableCheck({ path, mode, isWritable }: FolderFacts, hasModes: boolean): Check {
  if (!isWritable)
    return broken(
      'folder',
      `You may not write into ${path}.`,
      'give yourself the right to, or choose another folder with --dir',
    );
  if (hasModes && (mode & 0o022) !== 0) {
    const what = `Others on this machine may write into ${path}: they could change whom you follow.`;
    return warning('folder', what, `chmod go-w ${typed(path)}`);
  }
  return ok('folder', hasModes ? 'You may write here, and nobody else.' : 'You may write here.');
}

function diskChecks({ freeBytes }: FolderFacts): Check[] {
  if (freeBytes === null) return [];
  const free = `${byteSize(freeBytes)} are free on this disk`;
  if (freeBytes < NO_SPACE)
    return [broken('disk', `Only ${free}.`, 'make room: nothing is sent that cannot be noted')];
  return [freeBytes < LITTLE_SPACE ? warning('disk', `Only ${free}.`, 'make room') : ok('disk', `${free}.`)];
}

function matchesChecks({ matches }: FolderFacts): Check[] {
  if (matches === null) return [];
  if ('problem' in matches) return [broken('matches', matches.problem)];
  return [ok('matches', `matches.csv: ${counted(matches.rows, 'row')}.`)];
}

function journalChecks({ path, health, lock }: JournalFacts): Check[] {
  if ('problem' in health) return [broken('journal', health.problem)];
  const name = basename(path);
  const { damaged, records, torn, unclear } = health;
  if (damaged.length > 0) {
    const lines = damaged.slice(0, SHOWN_LINES).map(({ line, what }) => `line ${line} (${what})`);
    const more = damaged.length > SHOWN_LINES ? ` and ${damaged.length - SHOWN_LINES} more` : '';
    const next = 'correct these lines by hand, or put back a copy from before the damage';
    return [broken('journal', `${name} is damaged in ${lines.join(', ')}${more}.`, next)];
  }
  const content = records === 0 ? 'nothing in it yet' : `${counted(records, 'record')}, all of them whole`;
  const checks = [ok('journal', `${name}: ${content}.`)];
  // While a run is at work, both are as they should be.
  if (typeof lock === 'object') return checks;
  if (torn > 0) {
    const what = `${name} ends in a line that a crash cut off (${counted(torn, 'byte')}).`;
    checks.push(warning('journal', what, 'nothing: the next run takes it out'));
  }
  if (unclear > 0) {
    const what = `How ${counted(unclear, 'item')} in ${name} ended is not known.`;
    checks.push(warning('journal', what, 'run the same command again: it looks for them first'));
  }
  return checks;
}

function lockChecks({ path, lock }: JournalFacts): Check[] {
  if (lock === 'free') return [];
  if (lock === 'stale') {
    const what = `A run that died left ${basename(path)}.lock behind.`;
    return [warning('lock', what, 'nothing: the next run takes it')];
  }
  return [warning('lock', `${lock.held}.`)];
}
