import { join } from 'node:path';
import type { Write } from '../support/fediverse/state/writes.ts';
import { gapOf } from '../support/mishaps/cuts.ts';
import { randomFrom } from '../support/random.ts';
import { Attempt, type Ended, FOLDER } from './attempt.ts';
import { drawTrouble } from './draws.ts';
import {
  expectDeleted,
  expectFollowed,
  expectPosted,
  expectQuiet,
  expectUnfollowed,
} from './expectations.ts';
import { pick, upTo } from './pick.ts';
import { expectSane } from './sane.ts';
import { type Scene, setScene } from './scene.ts';
import { type Command, KINDS, type Kind, suits, type Trouble } from './trouble.ts';

const MOST_ROUGH = 3;
/** A run that nothing disturbs ends what is left, one more decides what had failed. */
const MOST_CALM = 4;
const HOUR = 3_600_000;
const ARCHIVE = 'twitter.zip';
/** Jumps of two hours in each run, and an hour in which a host is left alone. */
const LONGEST_AHEAD = (2 * MOST_ROUGH + 1) * HOUR;
const PACING = ['--yes', '--share', '1', '--pace', 'burst', '--max-wait', '30d'];
const PACED: ReadonlySet<Command> = new Set(['follow', 'post', 'undo']);
/** What is over in a moment. */
const EASY: ReadonlySet<Command> = new Set(['login', 'status']);

/** What happened in the world of one seed. */
export interface Journey {
  readonly server: string;
  readonly runs: number;
  /** How often each kind of trouble struck. */
  readonly hits: ReadonlyMap<Kind, number>;
}

/** Leads a person through the whole journey, with a tool that everything happens to. */
class Traveller {
  readonly scene: Scene;
  readonly hits = new Map<Kind, number>();
  /** What was run and what came of it. */
  readonly log: string[] = [];
  readonly #frequent: readonly Kind[];

  constructor(scene: Scene) {
    this.scene = scene;
    // Each seed has troubles of its own.
    this.#frequent = Array.from({ length: 4 }, () => pick(KINDS, scene.random));
  }

  /** How much trouble struck so far. */
  get struck(): number {
    return [...this.hits.values()].reduce((all, hits) => all + hits, 0);
  }

  /** Runs a command until it is done: first with troubles, then without. @returns what it did on the server */
  async step(command: Command, ...args: readonly string[]): Promise<readonly Write[]> {
    const { scene } = this;
    const { random, clock, home } = scene;
    const from = home.writes.length;
    const all = [command, ...args, ...(PACED.has(command) ? PACING : [])];
    let ended: Ended | null = null;
    const most = EASY.has(command) ? 0 : Math.floor(random() * (MOST_ROUGH + 1));
    for (let rough = most; rough > 0; rough -= 1) {
      ended = await this.#run(answering(all, ended), this.#draw(command, upTo(rough, random)));
      clock.time += gapOf(random);
    }
    clock.skew = 0;
    // What a clock that was ahead has looked up is to be asked again: follow has no real time for that.
    clock.time += LONGEST_AHEAD;
    // By a clock that went back a day follow asked again what find knew, and had no real time to wait: so find does.
    if (command === 'follow' && args[0] === ARCHIVE) await this.#run(['find', ARCHIVE], []);
    for (let calm = 0; calm < MOST_CALM; calm += 1) {
      ended = await this.#run(answering(all, ended), []);
      clock.time += HOUR;
      if (ended.code === 0) return home.writes.slice(from);
    }
    throw new Error(`${command} does not come to an end`);
  }

  async #run(args: readonly string[], troubles: readonly Trouble[]): Promise<Ended> {
    const words = troubles.map(({ what }) => what).join(' · ') || 'calm';
    const ended = await new Attempt(this.scene, args).run(troubles);
    for (const kind of ended.hits) this.hits.set(kind, (this.hits.get(kind) ?? 0) + 1);
    this.log.push(
      `oxpecker ${args.join(' ')}\n    ${words}\n    → ${ended.code}, met ${[...ended.hits].join(', ')}`,
    );
    expectSane(ended);
    return ended;
  }

  #draw(command: Command, count: number): Trouble[] {
    const { random } = this.scene;
    const fitting = (kinds: readonly Kind[]) => kinds.filter(kind => suits(kind, command));
    const kinds = [...fitting(KINDS), ...fitting(this.#frequent), ...fitting(this.#frequent)];
    const drawn = new Set(Array.from({ length: count }, () => pick(kinds, random)));
    return Array.from(drawn, kind => drawTrouble(kind, random, command));
  }
}

/** The command as a person gives it who has read what the last run said. */
function answering(args: readonly string[], last: Ended | null): readonly string[] {
  const said = `${last?.stdout}${last?.stderr}`;
  return last?.code === 3 && said.includes('--retry-failed') ? [...args, '--retry-failed'] : args;
}

/**
 * Plays the whole journey in the world of a seed.
 * @throws {AssertionError} when the server's log does not show everything exactly once, or a run ended badly
 */
export async function playSeed(seed: number): Promise<Journey> {
  const random = randomFrom(seed);
  const scene = await setScene(seed, random);
  const traveller = new Traveller(scene);
  try {
    await travel(traveller);
  } catch (error) {
    const log = traveller.log.join('\n');
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${log}`, { cause: error });
  } finally {
    await scene.close();
  }
  const { name, version } = scene.home.instance.software;
  return { server: `${name} ${version}`, runs: traveller.log.length, hits: traveller.hits };
}

async function travel(traveller: Traveller): Promise<void> {
  const { scene } = traveller;
  const { random, own, home } = scene;
  const post = [ARCHIVE, '--was-public', '--date', 'none', ...(own.length > 0 ? ['--no-adopt'] : [])];
  const list = home.instance.software.name === 'snac' || random() < 0.5 ? null : 'Birds';
  const input = pick([ARCHIVE, join(FOLDER, 'matches.csv')], random);

  await traveller.step('find', ARCHIVE);
  await traveller.step('login', 'home.example', '--token-file', 'token');
  const follow = ['follow', input, ...(list === null ? [] : ['--list', list])] as const;
  const before = traveller.struck;
  const follows = [...(await traveller.step(...follow))];
  // Who approved meanwhile is put into the list by the same command later.
  if (list !== null) follows.push(...(await traveller.step(...follow)));
  expectFollowed(scene, follows, list, traveller.struck - before);
  let ids = expectPosted(scene, await traveller.step('post', ...post));
  await traveller.step('status', FOLDER);
  expectDeleted(scene, await traveller.step('undo', 'post', FOLDER), ids);
  if (random() < 0.3) {
    ids = expectPosted(scene, await traveller.step('post', ...post));
    expectDeleted(scene, await traveller.step('undo', 'post', FOLDER), ids);
  }
  expectUnfollowed(scene, await traveller.step('undo', 'follow', FOLDER));
  expectQuiet(scene);
}
