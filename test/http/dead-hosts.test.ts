import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Servers } from './servers.ts';

const accept = 'application/json';
const servers = new Servers();
after(() => servers.close());

test('a host that three times in a row lets a request wait in vain is not asked again', async () => {
  let asked = 0;
  let expire = (): void => undefined;
  const timeout = () => {
    const timer = new AbortController();
    expire = () => timer.abort();
    return timer.signal;
  };
  const server = await servers.secure(['a.example'], (_, response) => {
    asked += 1;
    if (asked === 2 || asked > 5) response.end();
    else expire();
  });
  const web = await servers.web({ 'a.example': server }, { timeout });
  const ask = () => web.get({ url: 'https://a.example/', accept });
  await assert.rejects(ask(), { reason: 'timeout' });
  assert.equal((await ask()).status, 200, 'one silence may be a hiccup');
  for (let n = 0; n < 4; n++) await assert.rejects(ask(), { reason: 'timeout' });
  assert.equal(asked, 5);
});
