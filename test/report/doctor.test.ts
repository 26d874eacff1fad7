import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { broken, type CheckGroup, ok, warning } from '../../src/report/doctor-check.ts';
import { doctorDocument } from '../../src/report/doctor-document.ts';
import { doctorLines } from '../../src/report/doctor-text.ts';
import { PLAIN } from '../../src/report/style.ts';

const GROUPS: readonly CheckGroup[] = [
  { about: 'This machine', checks: [ok('node', 'Node is new enough.')] },
  { about: 'nothing', checks: [] },
  {
    about: 'a.example',
    checks: [
      warning('clock', 'The clock is \u001b[31m2 min off.', 'set it'),
      broken('server', 'It is away.', null, 'network'),
    ],
  },
];

describe('what the doctor found', () => {
  it('is shown with signs, what to do, and a count', () => {
    assert.deepEqual(
      [...doctorLines(GROUPS, 24, PLAIN)],
      [
        'This machine',
        '✓ Node is new enough.',
        '',
        'a.example',
        '! The clock is [31m2 min',
        '  off.',
        '  → set it',
        '✗ It is away.',
        '',
        '1 thing broken (✗), 1',
        'warning (!).',
      ],
    );
    assert.equal([...doctorLines(GROUPS.slice(0, 1), 80, PLAIN)].at(-1), 'All is well.');
  });

  it('is a document', () => {
    const { healthy, checks } = doctorDocument('1.0.0', GROUPS);
    assert.equal(healthy, false);
    assert.deepEqual(checks.at(-1), {
      about: 'a.example',
      name: 'server',
      verdict: 'broken',
      what: 'It is away.',
      next: null,
    });
    assert.equal(doctorDocument('1.0.0', GROUPS.slice(0, 1)).healthy, true);
  });
});
