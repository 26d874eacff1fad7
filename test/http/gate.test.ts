import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Gate } from '../../src/http/gate.ts';

/** Work that is started and ended by hand. */
class Works {
  readonly started: string[] = [];
  readonly #ends = new Map<string, () => void>();

  start(name: string): () => Promise<string> {
    return () => {
      this.started.push(name);
      return new Promise(resolve => this.#ends.set(name, () => resolve(name)));
    };
  }

  async end(name: string): Promise<void> {
    this.#ends.get(name)?.();
    await turn();
  }
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('the gate', () => {
  test('keeps to its numbers, in order; a busy host does not hold up another', async () => {
    const gate = new Gate(2, 3);
    const works = new Works();
    const names = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2'];
    const all = names.map(name => gate.run(name.slice(0, 1), undefined, works.start(name)));
    await turn();
    assert.deepEqual(works.started, ['a1', 'a2', 'b1']);
    await works.end('b1');
    assert.deepEqual(works.started.slice(3), ['b2']);
    await works.end('a2');
    assert.deepEqual(works.started.slice(4), ['a3']);
    for (const name of ['a1', 'a3', 'a4', 'b2']) await works.end(name);
    assert.deepEqual(await Promise.all(all), names);
  });

  test('gives the turn on when work fails', async () => {
    const gate = new Gate(1, 1);
    const failing = gate.run('a', undefined, () => Promise.reject(new Error('no')));
    const next = gate.run('a', undefined, async () => 'yes');
    await assert.rejects(failing, { message: 'no' });
    assert.equal(await next, 'yes');
  });

  test('lets those go at once who no longer want to wait, and never runs them', async () => {
    const gate = new Gate(1, 1);
    const works = new Works();
    const first = gate.run('a', undefined, works.start('first'));
    const controller = new AbortController();
    const second = gate.run('a', controller.signal, works.start('second'));
    controller.abort(new Error('enough'));
    await assert.rejects(second, { message: 'enough' });
    await works.end('first');
    await first;
    const third = gate.run('a', undefined, works.start('third'));
    await turn();
    await works.end('third');
    await third;
    assert.deepEqual(works.started, ['first', 'third']);
  });
});
