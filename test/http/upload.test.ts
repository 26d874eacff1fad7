import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { after, describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { startProxy } from './proxies.ts';
import { Servers } from './servers.ts';
import { apiFor, chunksOf, File, MIB, stillness, takesAll, upload } from './uploads.ts';

const servers = new Servers();
after(() => servers.close());

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe('an upload', () => {
  test('arrives whole, as a form of known length that holds the fields before the file', async () => {
    const received: { headers: IncomingMessage['headers']; body: Buffer }[] = [];
    const api = await apiFor(servers, (request, response) => {
      bytesOf(request).then(
        body => {
          received.push({ headers: request.headers, body });
          response.end('{}');
        },
        (error: Error) => response.destroy(error),
      );
    });
    const content = [...chunksOf(3, 100_000)];
    const file = new File(300_000, () => content, 'the "best"\r\nfilm é.mp4');
    assert.equal((await api.send(upload(file))).status, 200);
    const [{ headers, body } = assert.fail()] = received;
    assert.equal(headers['content-length'], String(body.length));
    assert.equal(headers['transfer-encoding'], undefined);
    const form = await new Response(body, {
      headers: { 'content-type': headers['content-type'] ?? '' },
    }).formData();
    assert.deepEqual([...form.keys()], ['description', 'file']);
    assert.equal(form.get('description'), 'Ein Bär\r\n--x');
    const sent = form.get('file');
    assert.ok(sent instanceof Blob && 'name' in sent);
    assert.equal(sent.type, 'video/mp4');
    assert.ok(Buffer.concat(content).equals(Buffer.from(await sent.arrayBuffer())));
    assert.match(body.toString('latin1'), /filename="the %22best%22%0D%0Afilm Ã©\.mp4"/);
    assert.deepEqual(file.seen, { opened: 1, closed: 1, chunks: 3 });
  });

  test('is read from its beginning each time it is sent, over the connection of the last', async () => {
    const server = await servers.secure(['a.example'], takesAll);
    const api = await servers.api('a.example', { connectTo: new Map([['a.example', server.target]]) });
    const file = new File(2 * MIB, () => chunksOf(2));
    for (let n = 0; n < 3; n++) await api.send(upload(file));
    assert.deepEqual(file.seen, { opened: 3, closed: 3, chunks: 6 });
    assert.equal(server.connections(), 1);
  });

  test('waits for a server that does not read, and goes no faster than it', async () => {
    let goOn = (): void => undefined;
    const api = await apiFor(servers, (request, response) => {
      goOn = () => takesAll(request, response);
    });
    const file = new File(400 * MIB, () => chunksOf(400));
    const sending = api.send(upload(file));
    await stillness(file);
    assert.ok(file.seen.chunks > 0 && file.seen.chunks < 40, String(file.seen.chunks));
    goOn();
    assert.equal((await sending).status, 200);
    assert.equal(file.seen.chunks, 400);
  });

  test('that the server answers early is over, and its file closed', async () => {
    const api = await apiFor(servers, (request, response) => {
      response.writeHead(413, { connection: 'close' }).end('{"error":"too large"}');
      request.resume();
    });
    const file = new File(400 * MIB, () => chunksOf(400));
    assert.equal((await api.send(upload(file))).status, 413);
    assert.equal(file.seen.opened, file.seen.closed);
    assert.ok(file.seen.chunks < 400);
  });

  test('is never complete when its file breaks off, and says why', async () => {
    const reason = new Error('is broken behind byte 5');
    const complete: boolean[] = [];
    const api = await apiFor(servers, (request, response) => {
      request.resume();
      request.on('close', () => complete.push(request.complete));
      response.on('error', () => undefined);
    });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield* chunksOf(2);
      throw reason;
    }
    // All bytes have been read before the last check fails.
    for (const bytes of [2 * MIB, 3 * MIB]) {
      await assert.rejects(api.send(upload(new File(bytes, broken))), (error: unknown) => error === reason);
    }
    const short = 'its file has 2097152 bytes instead of 3145728';
    await assert.rejects(api.send(upload(new File(3 * MIB, () => chunksOf(2)))), {
      name: 'GuardError',
      message: short,
    });
    const long = new File(MIB, () => chunksOf(2));
    await assert.rejects(api.send(upload(long)), { name: 'GuardError', message: /has more bytes/ });
    assert.equal(long.seen.closed, 1);
    // The server notices the last one after us.
    while (complete.length < 4) await turn();
    assert.deepEqual(complete, [false, false, false, false]);
  });

  test('that is cut may have arrived, and its file is closed', async () => {
    const api = await apiFor(servers, request => request.once('data', () => request.socket.destroy()));
    const file = new File(50 * MIB, () => chunksOf(50));
    await assert.rejects(api.send(upload(file)), { reason: 'reset', mayHaveArrived: true });
    assert.equal(file.seen.closed, 1);
  });

  test('is not even opened when there is no connection', async () => {
    const api = await servers.api('a.example', { connectTo: new Map([['a.example', '127.0.0.1:1']]) });
    const file = new File(MIB, () => chunksOf(1));
    await assert.rejects(api.send(upload(file)), { reason: 'connect', mayHaveArrived: false });
    assert.deepEqual(file.seen, { opened: 0, closed: 0, chunks: 0 });
  });

  test('ends with the reason of whoever ends it, and its file is closed', async () => {
    const stop = new AbortController();
    const api = await apiFor(servers, request => {
      request.once('data', () => stop.abort(new Error('enough')));
    });
    const file = new File(400 * MIB, () => chunksOf(400));
    await assert.rejects(api.send({ ...upload(file), signal: stop.signal }), /enough/);
    assert.ok(file.seen.chunks < 400);
    while (file.seen.closed === 0) await turn();
  });
});

test('an upload goes by way of a proxy too, and as fast as it is taken', async () => {
  let goOn = (): void => undefined;
  const server = await servers.secure(['a.example'], (request, response) => {
    goOn = () => takesAll(request, response);
  });
  const { url } = await startProxy(servers, { 'a.example:443': server });
  const api = await servers.api('a.example', { proxy: { url, except: [] } });
  const file = new File(400 * MIB, () => chunksOf(400));
  const sending = api.send(upload(file));
  await stillness(file);
  assert.ok(file.seen.chunks < 60, String(file.seen.chunks));
  goOn();
  assert.equal((await sending).status, 200);
  assert.deepEqual(file.seen, { opened: 1, closed: 1, chunks: 400 });
});

test('small requests keep working beside a large upload', async () => {
  const held = new EventEmitter();
  const api = await apiFor(servers, (request, response) => {
    if (request.method === 'GET') response.end('{}');
    else held.once('go on', () => takesAll(request, response)).emit('arrived');
  });
  const file = new File(100 * MIB, () => chunksOf(100));
  const arrived = once(held, 'arrived');
  const sending = api.send(upload(file));
  await arrived;
  for (let n = 0; n < 5; n++) assert.equal((await api.send({ method: 'GET', path: '/' })).status, 200);
  held.emit('go on');
  assert.equal((await sending).status, 200);
  assert.equal(file.seen.chunks, 100);
});
