import { type Command, InvalidArgumentError, Option } from 'commander';
import { usageError } from './errors.ts';

const TRUE = new Set(['1', 'true', 'yes']);
const FALSE = new Set(['0', 'false', 'no', '']);

/**
 * An option that can be given several times; its value is the list of them, `undefined` when there is none. What `parse`
 * throws becomes a usage error that names the option.
 */
export class ListOption extends Option {
  /** @param parse reads one value */
  constructor(flags: string, description: string, parse: (value: string) => unknown = value => value) {
    super(flags, description);
    this.argParser((value: string, previous: unknown) => [
      ...((previous ?? []) as unknown[]),
      read(value, parse),
    ]);
  }
}

/** An option with one value that `parse` reads; what `parse` throws becomes a usage error that names the option. */
export function valueOption(flags: string, description: string, parse: (value: string) => unknown): Option {
  return new Option(flags, description).argParser(value => read(value, parse));
}

/** Commander names the option of an `InvalidArgumentError`. */
function read(value: string, parse: (value: string) => unknown): unknown {
  try {
    return parse(value);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? `${error.message}.` : '');
  }
}

/** Reads words with commas between them, in any case. @throws {ExitError} (usage) for one that is not allowed */
export function parseWords<T extends string>(text: string, allowed: readonly T[]): readonly T[] {
  return text.split(',').map(each => {
    const wanted = each.trim().toLowerCase();
    const word = allowed.find(one => one === wanted);
    if (word === undefined) throw usageError(`"${wanted}" is none of ${allowed.join(', ')}`);
    return word;
  });
}

/** @returns `OXPECKER_MAX_AGE` for `--max-age`, `OXPECKER_NO_LOOKUP` for `--no-lookup` */
export function variableOf(option: Option): string {
  return `OXPECKER_${(option.long ?? option.name()).replace(/^--/, '').replaceAll('-', '_').toUpperCase()}`;
}

/**
 * Fills in the options that the command line does not give from `OXPECKER_<OPTION>` (flag > environment >
 * default). Booleans are 1/true/yes or 0/false/no/empty; options that can be repeated take one value a line.
 * @throws {ExitError} (usage) for a value that is not understood, naming the variable
 */
export function applyEnvironment(command: Command, env: Readonly<Record<string, string | undefined>>): void {
  for (const option of command.options) {
    const text = env[variableOf(option)];
    const source = command.getOptionValueSource(option.attributeName());
    if (text === undefined || source === 'cli' || source === 'env') continue;
    const value = valueFrom(option, text);
    if (value !== undefined) command.setOptionValueWithSource(option.attributeName(), value, 'env');
  }
}

function valueFrom(option: Option, text: string): unknown {
  if (!option.required) {
    const word = text.trim().toLowerCase();
    if (TRUE.has(word)) return !option.negate;
    if (FALSE.has(word)) return option.negate ? undefined : false;
    throw usageError(
      `${variableOf(option)} is "${text}": write 1, true or yes, or else 0, false, no or nothing`,
    );
  }
  const parse = option.parseArg ?? ((value: string) => value);
  try {
    if (!(option instanceof ListOption)) return parse(text, undefined);
    const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
    return lines.reduce<unknown>((previous, line) => parse(line, previous), undefined);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    // Several values on one line are the likely mistake, since other variables have commas between theirs.
    const hint =
      option instanceof ListOption && /[,;\s]/.test(text.trim()) ? ' Several stand one a line.' : '';
    throw usageError(`${variableOf(option)}: ${said}${hint}`);
  }
}
