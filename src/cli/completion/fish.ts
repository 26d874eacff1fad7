import type { CompletedCommand, CompletedOption, Value } from './words.ts';

/** For fish. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  const lines = [
    '# fish completion for oxpecker',
    'complete -c oxpecker -f',
    'complete -c oxpecker -n __fish_use_subcommand -s h -l help -d "show help"',
    'complete -c oxpecker -n __fish_use_subcommand -s V -l version -d "print the version"',
    ...commands.map(
      ({ name, what }) => `complete -c oxpecker -n __fish_use_subcommand -a ${name} -d ${quoted(what)}`,
    ),
    ...commands.flatMap(commandLines),
  ];
  return lines.map(line => `${line}\n`).join('');
}

function commandLines({ name, options, places }: CompletedCommand): string[] {
  // Not `__fish_seen_subcommand_from`: "undo follow" names a command that it is not.
  const here = `complete -c oxpecker -n "contains -- ${name} (commandline -opc)[2]"`;
  return [
    ...options.map(option => `${here} ${optionWords(option)} -d ${quoted(option.what)}`),
    // fish does not count places: what may stand at any of them is offered at all.
    ...places.flatMap(value => (value === 'other' ? [] : [`${here} ${valueWords(value)}`])),
  ];
}

function optionWords({ flags, value }: CompletedOption): string {
  const names = flags.map(flag => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  if (value === null) return names.join(' ');
  return `${names.join(' ')} ${value === 'other' ? '-x' : `-r ${valueWords(value)}`}`;
}

function valueWords(value: Exclude<Value, 'other'>): string {
  if (value === 'file') return '-F';
  if (value === 'folder') return '-f -a "(__fish_complete_directories)"';
  return `-f -a ${quoted(value.words.join(' '))}`;
}

/** In single quotes only a backslash and a single quote mean something. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}
