import { readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { codeOf } from '../files/reason.ts';

/** What a lock has to know of this machine and its processes, handed in so that a test can be another machine. */
export interface HostFacts {
  readonly pid: number;
  /** The machine, and where processes are counted apart (a container) that too. */
  readonly host: string;
  /** Whether a process of this number runs here. */
  isAlive(pid: number): boolean;
  /** Tells a process from an earlier one of the same number; null where nobody can say. */
  startOf(pid: number): Promise<string | null>;
  /** Calls `task` every `ms` milliseconds, without keeping the process alive, until the result is called. */
  every(ms: number, task: () => void): () => void;
}

/** The facts of the machine and the process this runs in. */
export async function readHostFacts(): Promise<HostFacts> {
  // Two containers may share a host name and count their processes apart.
  const space = await readlink('/proc/self/ns/pid').catch(() => '');
  return {
    pid: process.pid,
    host: `${hostname()} ${space}`.trim(),
    isAlive,
    startOf,
    every: (ms, task) => {
      const timer = setInterval(task, ms).unref();
      return () => clearInterval(timer);
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return codeOf(error) !== 'ESRCH';
  }
}

/** Linux only: proc(5), field 22 of `stat`, in ticks since the boot that `boot_id` names. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    // The name of the program, in brackets, may hold blanks and brackets itself.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot.trim()} ${ticks}`;
  } catch {
    return null;
  }
}
