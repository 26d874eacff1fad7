import assert from 'node:assert/strict';
import { createServer, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import { LoginError } from '../../src/mastodon/errors.ts';
import { loopbackUri, openLoopback } from '../../src/mastodon/loopback.ts';

const STATE = 'the-state';

async function listening(test: TestContext) {
  const loopback = await openLoopback(0);
  assert.ok(loopback);
  test.after(() => loopback.close());
  return loopback;
}

/** Asks as a browser would. @returns the status and the page */
async function visit(url: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  return await new Promise<{ status: number | undefined; page: string }>((resolve, reject) => {
    request(url, { agent: false, ...options }, answer => {
      text(answer).then(page => resolve({ status: answer.statusCode, page }), reject);
    })
      .on('error', reject)
      .end();
  });
}

describe('the listener for the browser', () => {
  it('gives the code that comes with the state, and tells the person', async t => {
    const loopback = await listening(t);
    const code = loopback.receive(STATE, new AbortController().signal);
    const { status, page } = await visit(`${loopbackUri(loopback.port)}?code=a%2Bb&state=${STATE}`);
    assert.equal(status, 200);
    assert.match(page, /You can close this window/);
    assert.equal(await code, 'a+b');
  });

  it('turns away whatever else comes, and goes on', async t => {
    const loopback = await listening(t);
    const code = loopback.receive(STATE, new AbortController().signal);
    const uri = loopbackUri(loopback.port);
    const junk = [
      [`http://127.0.0.1:${loopback.port}/favicon.ico`, {}, 404],
      [`http://127.0.0.1:${loopback.port}/?code=x&state=${STATE}`, {}, 404],
      [`${uri}/deeper?code=x&state=${STATE}`, {}, 404],
      [`${uri}?code=x&state=${STATE}`, { method: 'POST' }, 405],
      [`${uri}?code=x&state=${STATE}`, { headers: { host: 'rebound.example' } }, 404],
      [`${uri}?code=x&state=other`, {}, 400],
      [`${uri}?code=x`, {}, 400],
      [`${uri}?state=${STATE}`, {}, 400],
      [`${uri}?error=access_denied&state=other`, {}, 400],
    ] as const;
    for (const [url, options, expected] of junk) {
      assert.equal((await visit(url, options)).status, expected, url);
    }
    await visit(`${uri}?code=right&state=${STATE}`);
    assert.equal(await code, 'right');
  });

  for (const [query, said] of [
    ['error=access_denied', 'You did not allow oxpecker to use the account: log in again to allow it'],
    [
      'error=invalid_scope',
      'Your server refused the login ("invalid_scope"): log in again later, or with --token-file',
    ],
    [
      'error=x&error_description=No%1b%5B31m%20scope',
      'Your server refused the login ("No [31m scope"): log in again later, or with --token-file',
    ],
  ] as const) {
    it(`says what ${query} means`, async t => {
      const loopback = await listening(t);
      const code = loopback.receive(STATE, new AbortController().signal);
      const refused = assert.rejects(code, (error: unknown) => {
        assert.ok(error instanceof LoginError);
        assert.equal(error.message, said);
        return true;
      });
      const { page } = await visit(`${loopbackUri(loopback.port)}?${query}&state=${STATE}`);
      assert.match(page, /Nothing was allowed/);
      await refused;
    });
  }

  it('ends with the signal', async t => {
    const loopback = await listening(t);
    const stop = new AbortController();
    const code = loopback.receive(STATE, stop.signal);
    stop.abort(new Error('enough'));
    await assert.rejects(code, /enough/);
  });

  it('is not there when the port is taken', async t => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    t.after(() => other.close());
    const address = other.address();
    assert.ok(typeof address === 'object' && address);
    assert.equal(await openLoopback(address.port), null);
  });

  it('leaves its port when it is closed', async () => {
    const loopback = await openLoopback(0);
    assert.ok(loopback);
    loopback.close();
    const again = await openLoopback(loopback.port);
    assert.equal(again?.port, loopback.port);
    again?.close();
  });
});
