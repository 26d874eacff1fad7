import type { Attempt } from './attempt.ts';

/** What can go wrong, as it is counted. */
export const KINDS = [
  'reset-before',
  'reset-after',
  'timeout-before',
  'timeout-after',
  'slow-body',
  'torn',
  'html',
  'status',
  'slow-commit',
  '429',
  'names',
  'host-down',
  'clock',
  'disk',
  'SIGKILL',
  'SIGTERM',
  'SIGINT',
  'twin',
] as const;

export type Kind = (typeof KINDS)[number];

/** Something that may happen to one run of the program. */
export interface Trouble {
  readonly kind: Kind;
  /** In words. */
  readonly what: string;
  /** Lies in wait. */
  prepare(attempt: Attempt): void;
}

/** Which command meets it. */
export type Command = 'find' | 'login' | 'follow' | 'post' | 'status' | 'undo';

/** Whether a kind can happen to a command: what waits for real time, or needs what is not there, cannot. */
export function suits(kind: Kind, command: Command): boolean {
  if (command === 'find')
    return !['timeout-before', 'timeout-after', 'slow-body', 'slow-commit'].includes(kind);
  if (kind === 'host-down') return command === 'follow';
  return kind !== 'slow-commit' || command === 'post';
}
