import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { temporaryFolder } from './cli.ts';
import { runOnVirtualTime } from './run-on-virtual-time.ts';
import { SharedClock } from './shared-clock.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1, 12);

/** A module whose `run` does what the body says with `{ argv, clock, random }`, and ends with what that returns. */
const program = (body: string) =>
  `data:text/javascript,${encodeURIComponent(`const { stdout } = process;
  export async function run(world) { process.exitCode = await work(world); }
  async function work({ argv, clock, random }) { ${body} }`)}`;

async function run(t: Parameters<typeof temporaryFolder>[0], body: string, args: readonly string[] = []) {
  const clock = new SharedClock(START);
  t.after(() => clock.close());
  const cwd = await temporaryFolder(t);
  return { clock, child: runOnVirtualTime(args, { clock, cwd, env: {}, main: program(body) }) };
}

test('a sleep takes no time of the world, and moves that of both processes', async t => {
  const { clock, child } = await run(
    t,
    `const begin = clock.now();
    await Promise.all([clock.sleep(2 * ${DAY}), clock.sleep(${DAY})]);
    stdout.write(argv.join() + ' ' + begin + ' ' + clock.now());
    return 3;`,
    ['a', 'b'],
  );
  const { code, stdout } = await child.ended;
  assert.equal(code, 3);
  assert.equal(stdout, `a,b ${START} ${START + 3 * DAY}`);
  assert.equal(clock.time, START + 3 * DAY);
});

test('a sleep that is aborted ends with the reason', async t => {
  const { child } = await run(
    t,
    `await clock.sleep(1, AbortSignal.abort(new Error('enough'))).catch(error => stdout.write(error.message));
    return 0;`,
  );
  assert.deepEqual(await child.ended, { code: 0, stdout: 'enough', stderr: '' });
});

test('the timeout of a request that is not answered fires when the server says so, and not before', async t => {
  const server = createServer(({ url }, answer) => {
    if (url === '/answered') answer.end();
    else clock.expire();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const { clock, child } = await run(
    t,
    `const get = async (path, ms) => await fetch('http://127.0.0.1:${port}' + path, { signal: clock.timeout(ms) });
    await get('/answered', 1000);
    await get('/never', 60000).catch(error => stdout.write(error.name + ' ' + clock.now()));
    return 0;`,
  );
  const { code, stdout } = await child.ended;
  assert.equal(stdout, `TimeoutError ${START + 60_000}`);
  assert.equal(code, 0);
});

test('the time that the parent sets is read at once; the seed makes the chance', async t => {
  const body = 'stdout.write(clock.now() + " " + random() + " " + random()); return 0;';
  const first = await run(t, body);
  const second = await run(t, body);
  second.clock.time = START + DAY;
  const [one, two] = [(await first.child.ended).stdout, (await second.child.ended).stdout];
  assert.equal(two, one.replace(String(START), String(START + DAY)));
});

test('a clock that is wrong tells another time, and measures the same', async t => {
  const { clock, child } = await run(
    t,
    `const begin = clock.now();
    await clock.sleep(${DAY});
    stdout.write(begin + ' ' + clock.now());
    return 0;`,
  );
  clock.skew = -3 * DAY;
  assert.equal((await child.ended).stdout, `${START - 3 * DAY} ${START - 2 * DAY}`);
  assert.equal(clock.time, START + DAY);
});

test('a process that is killed while it sleeps ends, and disturbs nobody', async t => {
  const { clock, child } = await run(t, `for (;;) await clock.sleep(${DAY});`);
  while (clock.time === START) await new Promise(resolve => setImmediate(resolve));
  child.kill();
  assert.equal((await child.ended).code, null);
  clock.expire();
});
