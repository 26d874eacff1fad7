import { type Argument, type Command, Help, type Option } from 'commander';
import { ending } from '../exit-codes.ts';
import { type Example, GROUPS, helpTextOf } from './help-text.ts';

/** A part of a page. */
export type Section =
  | { readonly heading: string; readonly examples: readonly Example[] }
  /** Terms with what they mean, in two columns. */
  | { readonly heading: string; readonly items: readonly (readonly [term: string, what: string])[] }
  | { readonly heading: string; readonly paragraphs: readonly string[] };

/** A page of help, for the terminal and for the manual. */
export interface Page {
  /** How the command is called; null for what is no command. */
  readonly usage: string | null;
  readonly summary: string;
  readonly sections: readonly Section[];
}

/** The page of a command: examples first, then what it takes, then what to know. */
export function pageOf(command: Command): Page {
  const text = helpTextOf(command);
  const helper = new Help();
  const rest = command.parent === null ? 'Options' : GROUPS.output;
  const sections: Section[] = [
    { heading: 'Examples', examples: text?.examples ?? [] },
    { heading: 'Arguments', items: command.registeredArguments.map(argumentItem) },
    ...groupsOf(command.commands, each => each.helpGroup(), commandItem),
    ...groupsOf(helper.visibleOptions(command), each => each.helpGroupHeading ?? rest, optionItem),
    { heading: 'Notes', paragraphs: text?.notes ?? [] },
    { heading: 'Exit codes', paragraphs: text && text.exitCodes.length > 0 ? [ending(text.exitCodes)] : [] },
  ];
  return {
    usage: helper.commandUsage(command),
    summary: command.description(),
    sections: sections.filter(isFilled),
  };
}

/** Items under their headings, these in the order in which they appear first. */
function groupsOf<T>(
  items: readonly T[],
  headingOf: (item: T) => string,
  itemOf: (item: T) => readonly [string, string],
): Section[] {
  const groups = new Map<string, (readonly [string, string])[]>();
  for (const item of items) {
    const heading = headingOf(item);
    groups.set(heading, [...(groups.get(heading) ?? []), itemOf(item)]);
  }
  return [...groups].map(([heading, items]) => ({ heading, items }));
}

function commandItem(command: Command): readonly [string, string] {
  return [command.name(), command.description()];
}

function argumentItem(argument: Argument): readonly [string, string] {
  return [argument.name(), withChoices(argument.description, argument.argChoices, undefined)];
}

function optionItem(option: Option): readonly [string, string] {
  const { defaultValue, defaultValueDescription } = option;
  const value = defaultValueDescription ?? (typeof defaultValue === 'boolean' ? undefined : defaultValue);
  return [
    option.flags,
    withChoices(option.description, option.argChoices, value === undefined ? undefined : String(value)),
  ];
}

function withChoices(
  what: string,
  choices: readonly string[] | undefined,
  value: string | undefined,
): string {
  const said = [choices?.join(', '), value === undefined ? undefined : `default: ${value}`];
  const behind = said.filter(each => each !== undefined).join('; ');
  return behind === '' ? what : `${what} (${behind})`;
}

function isFilled(section: Section): boolean {
  if ('examples' in section) return section.examples.length > 0;
  return 'items' in section ? section.items.length > 0 : section.paragraphs.length > 0;
}
