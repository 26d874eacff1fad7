import type { FaultKind } from '../support/fediverse/faults.ts';
import { cutOf, describeCut } from '../support/mishaps/cuts.ts';
import { failingDisk, failingNames } from '../support/mishaps/hooks.ts';
import { killAt } from '../support/mishaps/kill-at.ts';
import type { Matches } from '../support/mishaps/watch.ts';
import type { Attempt } from './attempt.ts';
import { pick, upTo } from './pick.ts';
import type { Command, Kind, Trouble } from './trouble.ts';

type Draw = (random: () => number, command: Command) => Trouble;

const SECOND = 1000;
const HOUR = 3600 * SECOND;
/** It happens within so many requests or writes. */
const WITHIN = 40;
const REQUESTS: Readonly<Record<string, Matches>> = {
  any: () => true,
  write: ({ method }) => method !== 'GET',
  post: ({ method, url }) => method === 'POST' && url.pathname.endsWith('/statuses'),
};

/** Draws one of a kind, for a run of a command. */
export function drawTrouble(kind: Kind, random: () => number, command: Command): Trouble {
  return DRAWS[kind](random, command);
}

/** A fault of the server at the nth request of a kind. */
function fault(
  kind: Kind & FaultKind,
  more: (random: () => number, command: Command) => object = () => ({}),
): Draw {
  return (random, command) => {
    const of =
      kind === 'slow-commit' ? 'post' : pick(command === 'find' ? ['any'] : ['any', 'write'], random);
    const nth = upTo(of === 'any' ? WITHIN : WITHIN / 3, random);
    const given = { kind, ...more(random, command) };
    return {
      kind,
      what: `${JSON.stringify(given)} at ${of} ${nth}`,
      prepare: attempt =>
        attempt.scene.watch.on(nth, REQUESTS[of] ?? (() => true), attempt.fails(kind, given)),
    };
  };
}

/** Something done at the nth request, which then goes on. */
function moment(kind: Kind, act: (attempt: Attempt, random: () => number) => void | Promise<void>): Draw {
  return random => {
    const nth = upTo(WITHIN, random);
    return {
      kind,
      what: `${kind} at request ${nth}`,
      prepare: attempt =>
        attempt.scene.watch.on(
          nth,
          () => true,
          async (asked, next) => {
            attempt.hit(kind);
            await act(attempt, random);
            return await next(asked);
          },
        ),
    };
  };
}

const statuses = [500, 502, 503, 504];
const DRAWS: Readonly<Record<Kind, Draw>> = {
  'reset-before': fault('reset-before'),
  'reset-after': fault('reset-after'),
  'timeout-before': fault('timeout-before'),
  'timeout-after': fault('timeout-after'),
  'slow-body': fault('slow-body'),
  torn: fault('torn'),
  // Behind a certificate that is right a page that says 200 is an answer; who looks somebody up has to take it.
  html: fault('html', (random, command) => ({
    status: command === 'find' ? 503 : pick([200, 200, 503], random),
    committed: random() < 0.5,
  })),
  status: fault('status', random => ({ status: pick(statuses, random), committed: random() < 0.5 })),
  'slow-commit': fault('slow-commit', random => ({ silent: random() < 0.5 })),
  '429': fault('429', random => ({
    times: upTo(4, random),
    headers: pick([{}, {}, { 'retry-after': String(upTo(900, random)) }], random),
  })),
  names: random => {
    const failures = upTo(4, random);
    return {
      kind: 'names',
      what: `${failures} names not found`,
      prepare: attempt => {
        const { world } = attempt.scene;
        attempt.load('names', failingNames(failures, world, attempt.mishapFile('names')));
      },
    };
  },
  'host-down': random => {
    const which = random();
    return {
      kind: 'host-down',
      what: 'a host is down',
      prepare: attempt => {
        const { world, home } = attempt.scene;
        const { name } = pick(
          world.servers.filter(host => host !== home),
          () => which,
        );
        world.dead(name);
        attempt.hit('host-down');
        attempt.afterwards(() => world.revive(name));
      },
    };
  },
  clock: random => {
    const ms = pick([90 * SECOND, HOUR / 6, 2 * HOUR, 26 * HOUR], random) * pick([1, -1], random);
    const nth = random() < 0.3 ? 0 : upTo(WITHIN, random);
    return {
      kind: 'clock',
      what: `the clock jumps by ${ms / SECOND} s at request ${nth}`,
      prepare: attempt => {
        const { clock, watch } = attempt.scene;
        const jump = () => {
          clock.skew += ms;
          attempt.hit('clock');
        };
        if (nth === 0) jump();
        else
          watch.on(
            nth,
            () => true,
            (asked, next) => {
              jump();
              return next(asked);
            },
          );
      },
    };
  },
  disk: random => {
    const nth = upTo(WITHIN, random);
    return {
      kind: 'disk',
      what: `the disk is full at write ${nth}`,
      prepare: attempt =>
        attempt.load('disk', failingDisk({ nth, moment: 'full' }, attempt.mishapFile('disk'))),
    };
  },
  SIGKILL: random => {
    const cut = cutOf(random, ['write', 'post'], WITHIN);
    return {
      kind: 'SIGKILL',
      what: `killed at ${describeCut(cut)}`,
      prepare: attempt => {
        const kill = () => attempt.kill();
        if (cut.kind === 'write') attempt.load('SIGKILL', failingDisk(cut));
        if (cut.kind === 'request')
          attempt.scene.watch.on(
            cut.nth,
            REQUESTS[cut.of] ?? (() => true),
            killAt(cut.moment, attempt.scene.home, kill),
          );
        if (cut.kind !== 'time') return;
        const timer = setTimeout(kill, cut.ms);
        attempt.afterwards(() => clearTimeout(timer));
      },
    };
  },
  SIGTERM: moment('SIGTERM', attempt => attempt.kill('SIGTERM')),
  SIGINT: moment('SIGINT', attempt => attempt.kill('SIGINT')),
  twin: moment('twin', async attempt => await attempt.runTwin()),
};
