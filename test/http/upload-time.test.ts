import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { SteppingClock } from '../support/stepping-clock.ts';
import { Servers } from './servers.ts';
import { apiFor, chunksOf, File, MIB, upload } from './uploads.ts';

const servers = new Servers();
after(() => servers.close());

describe('the time of an upload', () => {
  test('begins anew with each progress', async () => {
    const clock = new SteppingClock();
    const steps = 10;
    const api = await apiFor(
      servers,
      (request, response) => {
        request.resume().on('end', () => response.end('{}'));
      },
      clock,
    );
    async function* slow(): AsyncGenerator<Uint8Array> {
      for (let n = 0; n < steps; n++) {
        yield new Uint8Array(MIB);
        clock.time += 50_000;
      }
    }
    const timeouts: number[] = [];
    const timeout = clock.timeout.bind(clock);
    clock.timeout = ms => {
      timeouts.push(clock.time + ms);
      return timeout(ms);
    };
    const answer = await api.send({ ...upload(new File(steps * MIB, slow)), timeoutMs: 60_000 });
    assert.equal(answer.status, 200);
    // Each leaves a minute from there on.
    assert.equal(timeouts.length, steps + 1);
    assert.equal(timeouts.at(-1), clock.time + 60_000);
  });

  test('ends it when there is none', async () => {
    const clock = new SteppingClock();
    const api = await apiFor(
      servers,
      request => {
        request.resume().on('end', () => clock.expire());
      },
      clock,
    );
    const file = new File(3 * MIB, () => {
      clock.time += 5000;
      return chunksOf(3);
    });
    await assert.rejects(api.send({ ...upload(file), timeoutMs: 60_000 }), {
      reason: 'timeout',
      message: 'no answer within 60 seconds',
      mayHaveArrived: true,
    });
  });

  test('that passed before the last progress counts no more', async () => {
    const clock = new SteppingClock();
    const first: AbortController[] = [];
    clock.timeout = () => {
      const controller = new AbortController();
      first.push(controller);
      return controller.signal;
    };
    const api = await apiFor(
      servers,
      (request, response) => {
        request.resume().on('end', () => {
          first[0]?.abort();
          response.end('{}');
        });
      },
      clock,
    );
    const file = new File(MIB, () => {
      clock.time += 5000;
      return chunksOf(1);
    });
    assert.equal((await api.send(upload(file))).status, 200);
    assert.equal(first.length, 2);
  });
});
