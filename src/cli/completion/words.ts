import type { Argument, Command, Option } from 'commander';
import { ListOption } from '../options.ts';

/** What may stand in a place: one of some words, a file, a folder, or something that only the person knows. */
export type Value = { readonly words: readonly string[] } | 'file' | 'folder' | 'other';

/** An option as a shell has to know it. */
export interface CompletedOption {
  /** `-n`, `--dry-run`. */
  readonly flags: readonly string[];
  readonly what: string;
  /** Null where it takes none. */
  readonly value: Value | null;
  readonly isRepeatable: boolean;
}

/** A command as a shell has to know it. */
export interface CompletedCommand {
  readonly name: string;
  readonly what: string;
  readonly options: readonly CompletedOption[];
  /** What stands at each place after it. */
  readonly places: readonly Value[];
}

/** Everything that can be completed. @param topics what there is help on besides commands */
export function completedCommands(program: Command, topics: readonly string[]): CompletedCommand[] {
  const names = program.commands.map(command => command.name());
  return program.commands.map(command => ({
    name: command.name(),
    what: command.description(),
    options: [
      ...command.options.map(completedOption),
      { flags: ['-h', '--help'], what: 'show help', value: null, isRepeatable: false },
    ],
    places:
      command.name() === 'help'
        ? [{ words: [...names, ...topics] }]
        : command.registeredArguments.map(placeOf),
  }));
}

function completedOption(option: Option): CompletedOption {
  return {
    flags: [option.short, option.long].filter(flag => flag !== undefined),
    what: option.description,
    value: option.required ? valueFor(option.argChoices, /<(\w+)/.exec(option.flags)?.[1] ?? '') : null,
    isRepeatable: option instanceof ListOption,
  };
}

function placeOf(argument: Argument): Value {
  return valueFor(argument.argChoices, argument.name());
}

/** @param name as it stands between the brackets */
function valueFor(choices: readonly string[] | undefined, name: string): Value {
  if (choices !== undefined) return { words: choices };
  if (name === 'folder') return 'folder';
  return /^(?:file|archive|input|folder or archive)$/.test(name) ? 'file' : 'other';
}
