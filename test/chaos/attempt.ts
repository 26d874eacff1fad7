import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CliRun } from '../support/cli.ts';
import type { Layer } from '../support/fediverse/exchange.ts';
import type { Fault, SetFault } from '../support/fediverse/faults.ts';
import type { Hook } from '../support/mishaps/hooks.ts';
import { runOnVirtualTime, type VirtualRun } from '../support/run-on-virtual-time.ts';
import type { Scene } from './scene.ts';
import type { Kind, Trouble } from './trouble.ts';

/** A run that takes longer than this hangs: milliseconds of real time. */
const HANGS_MS = 120_000;

/** How a run ended, and what it met. */
export interface Ended extends CliRun {
  readonly hits: ReadonlySet<Kind>;
  readonly twins: readonly Twin[];
}

/** A second run of the same command, started while the first had a request under way. */
interface Twin extends CliRun {
  /** Whether the first held the lock. */
  readonly wasLocked: boolean;
  /** How much it changed on the server. */
  readonly writes: number;
}

/** One run of the program, for which troubles lie in wait. */
export class Attempt {
  readonly scene: Scene;
  readonly #args: readonly string[];
  readonly #hits = new Set<Kind>();
  readonly #twins: Twin[] = [];
  /** Ends when the second run does, which may outlive the first. */
  #twin: Promise<void> = Promise.resolve();
  readonly #faults: { readonly kind: Kind; readonly set: SetFault }[] = [];
  readonly #hooks: { readonly kind: Kind; readonly hook: Hook }[] = [];
  readonly #undoing: (() => void)[] = [];
  #run: VirtualRun | null = null;

  constructor(scene: Scene, args: readonly string[]) {
    this.scene = scene;
    this.#args = args;
  }

  /** Runs the program to its end. @throws {Error} when it hangs */
  async run(troubles: readonly Trouble[]): Promise<Ended> {
    const { watch } = this.scene;
    for (const trouble of troubles) trouble.prepare(this);
    let hangs = false;
    this.#run = this.#start(this.#hooks.map(({ hook }) => hook));
    const timer = setTimeout(() => {
      hangs = true;
      this.kill();
    }, HANGS_MS);
    const ended = await this.#run.ended;
    clearTimeout(timer);
    await this.#twin;
    watch.clear();
    for (const undo of this.#undoing) undo();
    for (const { kind, set } of this.#faults) {
      if (set.hits > 0) this.#hits.add(kind);
      set.end();
    }
    if (ended.code === null) this.#hits.add('SIGKILL');
    for (const { kind } of this.#hooks) if (existsSync(this.mishapFile(kind))) this.#hits.add(kind);
    for (const { kind } of this.#hooks) rmSync(this.mishapFile(kind), { force: true });
    if (hangs) throw new Error(`It hangs: ${this.#args.join(' ')}\n${ended.stdout}\n${ended.stderr}`);
    return { ...ended, hits: this.#hits, twins: this.#twins };
  }

  /** Ends the run. */
  kill(signal: NodeJS.Signals = 'SIGKILL'): void {
    this.#run?.kill(signal);
  }

  /** Notes that a trouble struck. */
  hit(kind: Kind): void {
    this.#hits.add(kind);
  }

  /** Loads a module before the program, which makes `mishapFile(kind)` when it strikes. */
  load(kind: Kind, hook: Hook): void {
    this.#hooks.push({ kind, hook });
  }

  /** A file that tells that a hook struck. */
  mishapFile(kind: Kind): string {
    return join(this.scene.cwd, `mishap-${kind}`);
  }

  /** Has something undone when the run is over. */
  afterwards(undo: () => void): void {
    this.#undoing.push(undo);
  }

  /** What the request meets at which a host begins to fail. */
  fails(kind: Kind, fault: Omit<Fault, 'path'>): Layer {
    return (asked, next) => {
      const host = this.scene.world.servers.find(({ name }) => name === asked.url.host);
      if (host) this.#faults.push({ kind, set: host.fault({ ...fault, path: /^/ }) });
      return next(asked);
    };
  }

  /** Runs the same command a second time, while the first waits, unless that is killed. */
  async runTwin(): Promise<void> {
    this.#twin = this.#playTwin();
    await this.#twin;
  }

  async #playTwin(): Promise<void> {
    const { watch, home, cwd } = this.scene;
    const wasLocked = filesIn(join(cwd, FOLDER)).some(name => name.endsWith('.lock'));
    const before = home.writes.length;
    watch.isPaused = true;
    const ended = await this.#start([]).ended;
    watch.isPaused = false;
    this.#twins.push({ ...ended, wasLocked, writes: home.writes.length - before });
  }

  #start(hooks: readonly Hook[]): VirtualRun {
    const { clock, cwd, world, seed } = this.scene;
    const env = Object.assign({}, world.env(), ...hooks.map(hook => hook.env));
    return runOnVirtualTime(this.#args, {
      clock,
      cwd,
      env,
      seed,
      imports: hooks.map(({ url }) => url),
      hasDeadlines: this.#args[0] === 'find',
    });
  }
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

/** The migration folder of the archive, in the folder of a scene. */
export const FOLDER = 'oxpecker-heron';
