import type { Command } from 'commander';
import type { ExitCode } from '../exit-codes.ts';

/** A command line, and what it does where that does not show. */
export type Example = readonly [line: string, what?: string];

/** What the help of a command says besides its usage and its options. */
export interface HelpText {
  readonly examples: readonly Example[];
  /** Paragraphs. */
  readonly notes: readonly string[];
  /** How it may end, besides 0 and what every command has. */
  readonly exitCodes: readonly ExitCode[];
}

const texts = new WeakMap<Command, HelpText>();

/** Gives a command its help. @returns the command */
export function explain(command: Command, text: HelpText): Command {
  texts.set(command, text);
  return command;
}

/** The help of a command; undefined where it has none. */
export function helpTextOf(command: Command): HelpText | undefined {
  return texts.get(command);
}

/** The headings under which options stand, whatever the command. */
export const GROUPS = {
  run: 'This run',
  whom: 'Whom',
  what: 'Which tweets',
  look: 'How they look',
  seen: 'Who sees them',
  clues: 'More clues',
  network: 'Network',
  pace: 'Pace',
  account: 'Account',
  output: 'Output',
} as const;
