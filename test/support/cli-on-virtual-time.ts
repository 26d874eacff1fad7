/**
 * The built program in a process whose time another process makes: the same `run()`, with a clock that reads the
 * time from a file and asks the parent to let time pass. `run-on-virtual-time.ts` starts it, and is all it talks to.
 */
import { openSync, readSync } from 'node:fs';
import type * as Program from '../../src/cli/main.ts';

/** The first argument, as JSON; those of the program follow. */
export interface ChildSettings {
  /** URL of the module with `run`. */
  readonly main: string;
  /** Of a `SharedClock`. */
  readonly timeFile: string;
  /** Of the randomness that the program is handed. */
  readonly seed: number;
  /** Whether sleeps take their time in reality too. */
  readonly sleepsReally: boolean;
}

/** What the parent is asked and told. */
export type FromChild =
  /** Time shall pass; answered by `woken`. */
  | { readonly type: 'sleep'; readonly id: number; readonly ms: number }
  /** The latest timeout, which `expire` asked for; null when none is set. Answered by `expired`. */
  | { readonly type: 'timeout'; readonly at: number | null };

/** What the parent says. */
export type ToChild =
  | { readonly type: 'woken'; readonly id: number }
  /** A request is never going to be answered: its timeout shall fire. */
  | { readonly type: 'expire' }
  /** It is that late now. */
  | { readonly type: 'expired' };

const [settingsText = '', ...argv] = process.argv.slice(2);
const settings: ChildSettings = JSON.parse(settingsText);

const timeFile = openSync(settings.timeFile, 'r');
const timeBytes = Buffer.alloc(16);

/** What it really is, whatever the clock of the machine says: how much time passes is measured by this. */
function realTime(): number {
  readSync(timeFile, timeBytes, 0, 16, 0);
  return timeBytes.readDoubleLE();
}

function now(): number {
  return realTime() + timeBytes.readDoubleLE(8);
}

const sleepers = new Map<number, () => void>();
let sleeps = 0;

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const id = ++sleeps;
  await new Promise<void>((resolve, reject) => {
    const stop = () => {
      sleepers.delete(id);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', stop, { once: true });
    sleepers.set(id, () => {
      signal?.removeEventListener('abort', stop);
      resolve();
    });
    // Only who sleeps waits for the parent: everything else may end the process.
    process.channel?.ref();
    const wake = () => sleepers.has(id) && tell({ type: 'sleep', id, ms });
    if (settings.sleepsReally) setTimeout(wake, ms).unref();
    else wake();
  }).finally(() => {
    if (sleepers.size === 0) process.channel?.unref();
  });
}

/** That of the request under way; those before it belong to requests that were answered. */
let latest: { readonly at: number; readonly fire: () => void } | null = null;

function timeout(ms: number): AbortSignal {
  const controller = new AbortController();
  const reason = () => new DOMException('The operation was aborted due to timeout', 'TimeoutError');
  latest = { at: realTime() + ms, fire: () => controller.abort(reason()) };
  return controller.signal;
}

function hear(message: ToChild): void {
  if (message.type === 'woken') {
    const wake = sleepers.get(message.id);
    sleepers.delete(message.id);
    wake?.();
  } else if (message.type === 'expire') {
    tell({ type: 'timeout', at: latest?.at ?? null });
  } else {
    latest?.fire();
    latest = null;
  }
}

function tell(message: FromChild): void {
  process.send?.(message);
}

/** As in `random.ts`: this file is compiled alone, and can import nothing beside it. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

process.on('message', hear);
process.channel?.unref();
const program: typeof Program = await import(settings.main);
await program.run({
  argv,
  clock: { now, sleep, timeout },
  random: randomFrom(settings.seed),
  openBrowser: async () => {
    throw new Error('There is no browser here');
  },
});
process.disconnect?.();
