import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeWait } from '../../src/cli/waits.ts';

describe('a wait that is told', () => {
  const now = new Date(2026, 10, 28, 14, 30, 40).getTime();
  const retrying = (ms: number) =>
    describeWait({ type: 'retrying', why: 'the connection was refused', until: now + ms }, now).sentence;

  it('is told by its length when it is short: the minute would be the one that it is', () => {
    assert.match(retrying(12_000), /\(the connection was refused\): trying again in 12 s\.$/);
  });

  it('is told by the clock when it is long', () => {
    assert.match(retrying(600_000), /trying again at 14:40\.$/);
    assert.match(retrying(86_400_000), /trying again at 14:30 on 29 November\.$/);
  });

  it('says the same of a limit', () => {
    const event = {
      type: 'waiting',
      bucket: 'media',
      limit: '30 uploads in 30 minutes',
      until: now + 31_000,
    } as const;
    assert.match(describeWait(event, now).sentence, /^Waiting for .*; next in 31 s\.$/);
  });
});
