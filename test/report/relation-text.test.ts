import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { columnsOf } from '../../src/report/columns.ts';
import { planLines, planQuestion } from '../../src/report/relation-plan-text.ts';
import { type ResultView, resultLines } from '../../src/report/relation-result-text.ts';
import { personTable } from '../../src/report/relation-table.ts';
import type { LeftOutCounts, OutcomeView, PersonView, PlanView } from '../../src/report/relation-view.ts';
import { PLAIN } from '../../src/report/style.ts';
import { HOSTILE_NAMES, UNSAFE } from './builders.ts';

const NOBODY: LeftOutCounts = {
  no: 0,
  unasked: 0,
  notSure: 0,
  otherRelation: 0,
  withoutAddress: 0,
  self: 0,
  duplicates: 0,
  notChosen: 0,
  already: 0,
  done: 0,
  skipped: 0,
  failed: 0,
  accepted: 0,
  beyondMax: 0,
};
const NOW = Date.UTC(2026, 0, 1, 12);

const person = (given: Partial<PersonView> = {}): PersonView => ({
  address: 'alice@b.example',
  twitterId: '1',
  twitterHandle: 'alice_t',
  twitterName: 'Alice',
  ...given,
});

const plan = (given: Partial<PlanView> = {}): PlanView => ({
  operation: 'follow',
  account: 'me@home.example',
  server: { host: 'home.example', software: 'mastodon', version: '4.5.2' },
  source: 'matches.csv',
  people: [person()],
  leftOut: NOBODY,
  resuming: null,
  forecast: null,
  share: 0.9,
  now: NOW,
  existing: 0,
  alsoFollowed: [],
  list: null,
  postponed: 0,
  imports: [],
  hasImportApi: false,
  hasBlocks: true,
  ...given,
});

const outcome = (why: string, state: OutcomeView['state'], given: Partial<PersonView> = {}): OutcomeView => ({
  wanted: person(given),
  state,
  why,
  endedFollow: false,
});

const result = (given: Partial<ResultView> = {}): ResultView => ({
  operation: 'follow',
  account: 'me@home.example',
  outcomes: [],
  later: [],
  left: 0,
  failed: 0,
  pending: 0,
  list: null,
  stopped: null,
  movedFile: null,
  ...given,
});

const shown = (view: ResultView, columns = 200) => [...resultLines(view, columns, PLAIN)];

describe('what a run is about to do', () => {
  const days = {
    people: Array.from({ length: 801 }, () => person()),
    forecast: { perWindow: 400, windowMs: 86_400_000, finishAt: Date.UTC(2026, 0, 3) },
    share: 1,
  };

  it('says who, as whom, and how long it takes', () => {
    const forecast = { perWindow: 360, windowMs: 86_400_000, finishAt: NOW + 120_000 };
    assert.deepEqual(planLines(plan({ forecast }), 200, PLAIN), [
      'Follow 1 person as me@home.example (mastodon 4.5.2), from matches.csv',
      'It takes about 2 min.',
    ]);
    assert.equal(planQuestion(plan({ list: 'Birds' })), 'Follow 1 person now?');
    assert.equal(
      planQuestion(plan({ people: [], list: 'Birds' })),
      'Put whom you follow into the list "Birds" now?',
    );
  });

  it('names the reasons why others are left out, and where it goes on', () => {
    const leftOut = { ...NOBODY, already: 1200, failed: 2, self: 1, no: 3 };
    const lines = planLines(plan({ leftOut, resuming: { done: 812, failed: 3, left: 1204 } }), 200, PLAIN);
    assert.deepEqual(lines.slice(1), [
      'Resuming: 812 done, 3 failed, 1,204 left.',
      'Left out: 1,200 you follow already · 2 failed in an earlier run (--retry-failed tries them again) · yourself · 3 you said no to.',
    ]);
  });

  it('offers both ways out where a limit makes it days', () => {
    const imports = [{ file: 'x/import.csv', people: 801 }];
    const text = planLines(plan({ ...days, imports }), 500, PLAIN).join('\n');
    assert.match(
      text,
      /home\.example allows 400 follows a day\. So this takes about 36 h, until 2026-01-03 00:00 UTC/,
    );
    assert.match(text, /\n· Import a file.*x\/import\.csv \(801 people\)\..*\n· Leave it running/);
    assert.doesNotMatch(text, /7,500/);
    const beyond = planLines(plan({ ...days, imports, existing: 7000 }), 1000, PLAIN).join('\n');
    assert.match(beyond, /Mastodon lets an account follow 7,500 people/);
  });

  it('names the list that is filled', () => {
    assert.equal(
      planLines(plan({ list: 'Birds' }), 200, PLAIN)[1],
      'Whoever you follow of them, already or from now on, goes into your list "Birds".',
    );
  });

  it('warns of follows that a block ends, and of servers that know no blocks', () => {
    const given = { operation: 'block', alsoFollowed: ['a@b.example'] } as const;
    const end = 'Careful: matches.csv also says follow = yes for a@b.example';
    assert.equal(planLines(plan(given), 200, PLAIN)[1], `${end}; a block ends a follow.`);
    assert.deepEqual(planLines(plan({ ...given, hasBlocks: false }), 200, PLAIN).slice(1), [
      `${end}.`,
      'mastodon knows no blocks apart from mutes: they will be muted.',
    ]);
  });

  it('sends those with an import API there', () => {
    const imports = [{ file: 'x/import.csv', people: 801 }];
    assert.match(
      planLines(plan({ ...days, imports, hasImportApi: true }), 500, PLAIN).join('\n'),
      /--via-import/,
    );
  });

  it('fits every width', () => {
    const view = plan({ ...days, imports: [{ file: 'x.csv', people: 801 }], alsoFollowed: ['a@b.example'] });
    for (const columns of [40, 60, 100]) {
      for (const line of planLines(view, columns, PLAIN)) assert.ok(columnsOf(line) <= columns, line);
    }
  });
});

describe('what a run brought', () => {
  it('groups everybody by their word, with what to do', () => {
    const outcomes = [
      outcome('followed', 'done'),
      outcome('moved: alice@new.example', 'skipped'),
      outcome('gone', 'skipped', { address: 'bob@b.example', twitterName: null, twitterHandle: null }),
      outcome('blocked', 'skipped', { address: 'bo@b.example' }),
      outcome('refused', 'skipped', { address: 'ro@b.example' }),
      outcome('unreachable', 'failed', { address: 'cy@down.example' }),
      outcome('error: "Oops: no" (500)', 'failed', { address: 'di@b.example' }),
      outcome('unheard-of', 'failed', { address: 'ed@b.example' }),
      outcome('follow-limit', 'failed', { address: 'flo@b.example' }),
    ];
    const lines = shown(result({ outcomes, failed: 5, left: 2, movedFile: 'my folder/moved.csv' }));
    assert.deepEqual(lines, [
      '1 person followed as me@home.example',
      '  1 moved: they left for another address',
      '    alice@b.example (Alice @alice_t) → alice@new.example',
      '    To follow them where they are now:',
      '    npx oxpecker follow "my folder/moved.csv"',
      '  1 gone: the account was deleted or suspended',
      '    bob@b.example',
      '  1 blocked: they block you',
      '    bo@b.example (Alice @alice_t)',
      '  1 refused: they or their server turned it down, or one side blocks the other',
      '    ro@b.example (Alice @alice_t)',
      '  1 unreachable: their server did not answer',
      '    cy@down.example (Alice @alice_t)',
      '    Try again another day with --retry-failed, or leave them be with --accept-failed.',
      '  1 follow-limit: your server lets you follow nobody else',
      '    flo@b.example (Alice @alice_t)',
      '    Servers allow 7,500 follows, and more to those who have as many followers. Unfollow somebody or wait for followers, then use --retry-failed.',
      '  2 error: your server answered with an error',
      '    di@b.example (Alice @alice_t): "Oops: no" (500)',
      '    ed@b.example (Alice @alice_t): unheard-of',
      '    Try again with --retry-failed, or leave them be with --accept-failed.',
      '1 person failed in earlier runs: --retry-failed tries them again, --accept-failed leaves them be.',
      '2 people left: run the same command again to go on.',
    ]);
  });

  it('tells of lists, of follows decided later, and of imports under way', () => {
    const list = {
      title: 'Birds',
      id: '1',
      created: true,
      added: 2,
      already: 0,
      waiting: 1,
      refused: 0,
      unclear: 0,
      problem: null,
    };
    const later = [{ address: 'z@b.example', why: 'refused' }];
    assert.deepEqual(shown(result({ list, later, pending: 3 })).slice(1), [
      'Did not let you follow them after all: z@b.example.',
      'List "Birds": 2 added, 1 waiting for approval, whom the same command adds later.',
      '3 people of an import not seen yet: your server works on it; run the same command again later to see.',
    ]);
    const problem = { ...list, id: null, problem: '"50 lists at most" (422)' };
    assert.deepEqual(shown(result({ list: problem, failed: 1 })).slice(1), [
      'List "Birds" could not be made: "50 lists at most" (422).',
    ]);
  });

  it('lets nothing hidden out', () => {
    for (const twitterName of HOSTILE_NAMES) {
      const outcomes = [
        outcome(`error: ${twitterName}`, 'failed', { twitterName, twitterHandle: twitterName }),
      ];
      assert.doesNotMatch(shown(result({ outcomes })).join(''), UNSAFE);
      assert.doesNotMatch([...personTable([person({ twitterName })], 80, PLAIN)].join(''), UNSAFE);
    }
  });
});

describe('the table of people', () => {
  const people = [person(), person({ address: 'b@long-name.example', twitterName: null })];

  it('lines up, and never cuts an address', () => {
    assert.deepEqual(
      [...personTable(people, 80, PLAIN)],
      ['alice@b.example      Alice  @alice_t', 'b@long-name.example         @alice_t'],
    );
    assert.deepEqual(
      [...personTable(people, 30, PLAIN)],
      ['alice@b.example', '    Alice @alice_t', 'b@long-name.example', '    @alice_t'],
    );
  });
});
