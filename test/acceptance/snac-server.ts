import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The user that a server runs as where the tests run as root: nobody. */
const NOBODY = 65_534;
const START_MS = 20_000;
/** How long it may take to end what it has in hand. */
const STOP_MS = 10_000;

/** A running snac2. */
export interface SnacServer {
  readonly name: string;
  readonly port: number;
  /** Its data. */
  readonly folder: string;
  /** User name → password. */
  readonly passwords: ReadonlyMap<string, string>;
  /** What it wrote to its log so far. */
  log(): string;
  stop(): Promise<void>;
}

/** A folder that the servers may use: their program in it, theirs to write. */
export class SnacFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'oxpecker-snac-'));
  readonly #as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  readonly #program = join(this.path, 'snac');

  /** @param program is copied: nobody may not enter the home of root */
  constructor(program: string) {
    copyFileSync(program, this.#program);
    chmodSync(this.#program, 0o755);
    this.#give(this.path);
  }

  /**
   * Makes a server with its users and starts it.
   * @param name under which it is known: `a.example`
   * @param proxy by which it reaches others
   */
  async start(name: string, users: readonly string[], port: number, proxy: string): Promise<SnacServer> {
    const folder = join(this.path, name);
    // What it asks for: address, port, host, path prefix, administrator's address.
    this.#run(['init', folder], `127.0.0.1\n${port}\n${name}\n\n\n`);
    const settings = join(folder, 'server.json');
    const text = readFileSync(settings, 'utf8').replace('"protocol": "https"', '"protocol": "http"');
    writeFileSync(settings, text);
    const passwords = new Map(
      users.map(user => {
        const password = /^User password is (\S+)/m.exec(this.#run(['adduser', folder, user], ''))?.[1];
        if (password === undefined) throw new Error(`snac2 did not say the password of ${user}`);
        return [user, password];
      }),
    );
    let log = '';
    const child = spawn(this.#program, ['httpd', folder], {
      ...this.#as,
      env: { PATH: process.env['PATH'], http_proxy: proxy },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        log += chunk;
      });
    }
    // A run that is broken off leaves no server behind.
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    const stop = async () => {
      process.off('exit', kill);
      await end(child);
    };
    try {
      await answers(port, child);
    } catch (error) {
      await stop();
      throw new Error(`snac2 did not start as ${name}:\n${log}`, { cause: error });
    }
    return { name, port, folder, passwords, log: () => log, stop };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }

  #run(args: readonly string[], input: string): string {
    const options = { ...this.#as, input, encoding: 'utf8' } as const;
    const { stdout, stderr, status, error } = spawnSync(this.#program, args, options);
    if (status !== 0)
      throw new Error(`snac ${args.join(' ')} ended with ${status}: ${stderr}`, { cause: error });
    return `${stdout}${stderr}`;
  }

  #give(path: string): void {
    mkdirSync(path, { recursive: true });
    if (this.#as.uid !== undefined) chownSync(path, NOBODY, NOBODY);
  }
}

/** @returns a port on 127.0.0.1 that is free now */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  const latest = Date.now() + START_MS;
  for (;;) {
    const ok = await fetch(`http://127.0.0.1:${port}/api/v1/instance`).then(
      answer => answer.ok,
      () => false,
    );
    if (ok) return;
    if (child.exitCode !== null || Date.now() > latest) throw new Error('it does not answer');
    await sleep(50);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await closed;
  clearTimeout(late);
}
