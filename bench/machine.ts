import { cpus, release, totalmem, type } from 'node:os';

/** What figures were taken on: without it they say little. */
export interface Machine {
  readonly node: string;
  readonly system: string;
  readonly cpu: string;
  readonly cores: number;
  /** In GB (10^9 bytes). */
  readonly memoryGb: number;
}

/** The machine of this process. */
export function thisMachine(): Machine {
  return {
    node: process.version,
    system: `${type()} ${release()} ${process.arch}`,
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
  };
}

export function machineLine({ node, system, cpu, cores, memoryGb }: Machine): string {
  return `Node ${node} · ${system} · ${cores} × ${cpu} · ${memoryGb} GB`;
}
