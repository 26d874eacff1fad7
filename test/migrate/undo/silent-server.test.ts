import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { OwnAccount } from '../../../src/mastodon/types.ts';
import { applyUndo, prepareUndo } from '../../../src/migrate/undo/undo.ts';
import { request, startMove } from '../relate/move.ts';
import { words, writesSince } from './take-back.ts';

/** A server that leaves everybody out of its relationships. */
function withoutRelations(account: OwnAccount): OwnAccount {
  return new Proxy(account, {
    get: (target, name) => {
      if (name === 'relationships') return async () => [];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

it('takes nobody for gone of whom the server says nothing, but by its answer', async context => {
  const move = await startMove(context);
  const { home, away, alice } = move.home;
  for (const name of ['ann', 'ben']) away.account(name);
  await move.run(request(['ann@away.example', 'ben@away.example']));
  const writes = home.writes.length;
  const gone = home.fault({ method: 'POST', path: /\/unfollow$/, kind: 'status', status: 404 });
  const tools = await move.tools({});
  const silent = { ...tools, account: withoutRelations(tools.account), onEvent: () => undefined };
  const plan = await prepareUndo({ operation: 'follow', run: null }, silent);
  assert.deepEqual([plan.steps.length, plan.noted], [2, []]);
  const result = await applyUndo(plan, silent);
  assert.deepEqual(words(result), ['gone ann@away.example', 'unfollowed ben@away.example']);
  assert.deepEqual([gone.hits, home.following(alice).length], [1, 1]);
  assert.deepEqual(writesSince(move, writes), ['unfollow ben@away.example']);
});

it('does not take an unclear end of a follow for one because the server says nothing of it', async context => {
  const move = await startMove(context);
  const { home, away } = move.home;
  away.account('ann');
  await move.run(request(['ann@away.example']));
  const key = 'follow:ann@away.example#0';
  const tools = await move.tools({});
  await tools.journal.append({ key, op: 'unfollow', state: 'intent' });
  const silent = { ...tools, account: withoutRelations(tools.account), onEvent: () => undefined };
  const result = await applyUndo(await prepareUndo({ operation: 'follow', run: null }, silent), silent);
  assert.deepEqual(words(result), ['unfollowed ann@away.example']);
  assert.equal(home.writes.at(-1)?.op, 'unfollow');
});
