import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { Spool, type SpoolSpan } from '../../../src/migrate/publish/spool.ts';

async function aFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oxpecker-spool-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function add(spool: Spool, text: string): SpoolSpan {
  const start = spool.end;
  spool.add(text);
  return { start, end: spool.end };
}

async function textsAt(spool: Spool, spans: readonly SpoolSpan[]): Promise<string[]> {
  return (await spool.read(spans)).map(bytes => bytes.toString());
}

describe('a spool', () => {
  it('gives texts back by their places, whatever was written when', async t => {
    const folder = await aFolder(t);
    const aStep = fc.record({ text: fc.string({ unit: 'grapheme' }), flush: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(aStep), fc.array(fc.nat()), async (steps, picks) => {
        const spool = await Spool.open(folder);
        try {
          const spans: SpoolSpan[] = [];
          for (const { text, flush } of steps) {
            spans.push(add(spool, text));
            if (flush) await spool.flush(0);
          }
          const order = picks.map(pick => pick % Math.max(1, steps.length)).filter(i => i < steps.length);
          const read = await textsAt(
            spool,
            order.map(i => spans[i] ?? { start: 0, end: 0 }),
          );
          assert.deepEqual(
            read,
            order.map(i => steps[i]?.text),
          );
        } finally {
          await spool.close();
        }
      }),
      { numRuns: 50 },
    );
  });

  it('reads far places apart, and more than it writes at once', async t => {
    const spool = await Spool.open(await aFolder(t));
    const filling = 'ü'.repeat(300_000);
    const first = add(spool, 'first');
    for (let i = 0; i < 8; i += 1) {
      spool.add(filling);
      await spool.flush();
    }
    const last = add(spool, 'last');
    assert.deepEqual(await textsAt(spool, [last, first, first]), ['last', 'first', 'first']);
    await spool.close();
  });

  it('leaves nothing in its folder, whether it is closed or not', async t => {
    const folder = await aFolder(t);
    const spool = await Spool.open(folder);
    spool.add('text');
    await spool.flush(0);
    if (process.platform !== 'win32') assert.deepEqual(await readdir(folder), []);
    await spool.close();
    assert.deepEqual(await readdir(folder), []);
  });

  it('removes what a run that died has left, and nothing else', async t => {
    const folder = await aFolder(t);
    await writeFile(join(folder, '.tweets-6f1f9a0e-0000-4000-8000-000000000000.spool'), 'old');
    await writeFile(join(folder, '.tweets-mine.spool'), 'a person named this');
    await (await Spool.open(folder)).close();
    assert.deepEqual(await readdir(folder), ['.tweets-mine.spool']);
  });

  it('says which folder it cannot write to', async t => {
    const folder = join(await aFolder(t), 'gone');
    await assert.rejects(Spool.open(folder), ({ message }: Error) => {
      assert.ok(message.startsWith(`No temporary file can be made in ${folder}: `));
      return true;
    });
  });

  it('does not touch the files of another run', async t => {
    const folder = await aFolder(t);
    const [one, other] = [await Spool.open(folder), await Spool.open(folder)];
    const spans = [add(one, 'one'), add(other, 'other')] as const;
    assert.deepEqual(await textsAt(one, [spans[0]]), ['one']);
    assert.deepEqual(await textsAt(other, [spans[1]]), ['other']);
    await one.close();
    await other.close();
  });
});
