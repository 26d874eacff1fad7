import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { judgeServer } from '../../src/migrate/doctor/account.ts';
import { judgeFolder } from '../../src/migrate/doctor/folder.ts';
import type { FolderFacts } from '../../src/migrate/doctor/look-at-folder.ts';
import type { ServerFacts } from '../../src/migrate/doctor/look-at-server.ts';
import { judgeMachine, type MachineFacts } from '../../src/migrate/doctor/machine.ts';
import { judgeSettings, type SettingsFacts } from '../../src/migrate/doctor/settings.ts';
import type { Check } from '../../src/report/doctor-check.ts';

const MACHINE: MachineFacts = {
  oxpecker: '1.0.0',
  node: '22.1.0',
  needed: '>=20.19',
  platform: 'linux x64',
  canAsk: true,
  columns: 80,
  variables: [],
  knownVariables: [],
  proxy: null,
};

const FOLDER: FolderFacts = {
  path: '/m',
  mode: 0o755,
  isWritable: true,
  freeBytes: 1e12,
  journals: [],
  matches: null,
};

const SERVER: ServerFacts = { host: 'a.example', server: null, failure: null, skewMs: null, token: null };

/** The verdicts of the checks of one name. */
function verdicts(checks: readonly Check[], name: Check['name']): unknown[] {
  return checks.filter(check => check.name === name).map(({ verdict }) => verdict);
}

describe('the doctor', () => {
  for (const [node, verdict] of [
    ['20.19.0', 'ok'],
    ['24.0.0-nightly', 'ok'],
    ['20.18.9', { broken: 'else' }],
    ['18.20.0', { broken: 'else' }],
  ] as const) {
    it(`judges Node ${node}`, () => {
      assert.deepEqual(verdicts(judgeMachine({ ...MACHINE, node }), 'node'), [verdict]);
    });
  }

  it('names the proxy', () => {
    const [check] = judgeMachine({ ...MACHINE, proxy: 'proxy.example:3128' }).slice(-1);
    assert.match(check?.what ?? '', /by the proxy proxy\.example:3128/);
  });

  for (const [freeBytes, verdict] of [
    [1e12, 'ok'],
    [499e6, 'warning'],
    [19e6, { broken: 'else' }],
  ] as const) {
    it(`judges a disk with ${freeBytes} bytes left`, () => {
      assert.deepEqual(verdicts(judgeFolder({ ...FOLDER, freeBytes }, true), 'disk'), [verdict]);
    });
  }

  it('tells settings that nobody lets it read from damaged ones', () => {
    const entry = { path: '/c/accounts/me@a.example.json', isFolder: false, mode: 0o600 };
    const said = (problem: SettingsFacts['entries'][number]['problem']) =>
      judgeSettings({ folder: '/c', entries: [{ ...entry, problem }], unwritable: null }, true).map(
        ({ next }) => next,
      );
    assert.match(said('unreadable').join(), /^give it back to yourself/);
    assert.match(said('foreign').join(), /^give it back to yourself/);
    assert.match(said('no-folder').join(), /^move it away/);
    assert.match(said('damaged').join(), /^delete it and log in again$/);
    assert.deepEqual(said(null), [null]);
  });

  it('tells of settings that cannot be kept, and of those of another user no rights', () => {
    const facts = { folder: '/c', entries: [], unwritable: 'you do not have the right' };
    const [check, ...others] = judgeSettings(facts, true);
    assert.deepEqual([check?.verdict, others], [{ broken: 'else' }, []]);
    assert.match(check?.what ?? '', /^Settings cannot be kept in \/c \(you do not have the right\)\.$/);
    assert.match(
      check?.next ?? '',
      /^make that folder writable, or name another folder with OXPECKER_CONFIG_DIR$/,
    );
    const entry = { path: '/c/accounts', isFolder: true, mode: 0o755, problem: 'foreign' } as const;
    const foreign = judgeSettings({ folder: '/c', entries: [entry], unwritable: null }, true);
    assert.deepEqual(verdicts(foreign, 'settings'), [{ broken: 'else' }]);
  });

  it('takes no permission bits for true on Windows', () => {
    const open = { ...FOLDER, mode: 0o777 };
    assert.deepEqual(verdicts(judgeFolder(open, true), 'folder'), ['warning']);
    assert.deepEqual(verdicts(judgeFolder(open, false), 'folder'), ['ok']);
    assert.deepEqual(verdicts(judgeFolder({ ...FOLDER, isWritable: false }, false), 'folder'), [
      { broken: 'else' },
    ]);
  });

  it('says nothing of what a run that is at work has open', () => {
    const health = { target: 'me@a.example', records: 9, damaged: [], torn: 5, unclear: 1 };
    const journal = { path: '/m/journal-me@a.example.jsonl', health } as const;
    const checks = (lock: 'free' | { held: string }) =>
      verdicts(judgeFolder({ ...FOLDER, journals: [{ ...journal, lock }] }, true), 'journal');
    assert.deepEqual(checks('free'), ['ok', 'warning', 'warning']);
    assert.deepEqual(checks({ held: 'Another run holds it' }), ['ok']);
  });

  it('compares clocks to the minute', () => {
    for (const [skewMs, verdict] of [
      [59_000, 'ok'],
      [-61_000, 'warning'],
      [301_000, { broken: 'else' }],
    ] as const)
      assert.deepEqual(verdicts(judgeServer({ ...SERVER, skewMs }, null), 'clock'), [verdict]);
  });

  it('tells a token of somebody else', () => {
    const token = { state: 'valid', address: 'bob@a.example', scopes: ['read'], missingReads: [] } as const;
    assert.deepEqual(verdicts(judgeServer({ ...SERVER, token }, 'alice@a.example'), 'token'), [
      { broken: 'login' },
    ]);
  });
});
