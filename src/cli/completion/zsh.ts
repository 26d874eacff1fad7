import type { CompletedCommand, CompletedOption, Value } from './words.ts';

/** For zsh: a function of the completion system, to lie in a folder of `fpath` or to be sourced. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  return `#compdef oxpecker
# zsh completion for oxpecker
_oxpecker() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  local -a commands=(
${commands.map(({ name, what }) => `    ${quoted(`${escaped(name)}:${what}`)}\n`).join('')}  )
  _arguments -C '(- *)'{-h,--help}'[show help]' '(- *)'{-V,--version}'[print the version]' \\
    '1:command:->command' '*::argument:->arguments'
  case $state in
    command) _describe command commands ;;
    arguments)
      case $words[1] in
${commands.map(commandCase).join('')}      esac
      ;;
  esac
}
if [[ $funcstack[1] == _oxpecker ]]; then _oxpecker "$@"; else compdef _oxpecker oxpecker; fi
`;
}

function commandCase({ name, options, places }: CompletedCommand): string {
  const specs = [
    ...options.map(optionSpec),
    ...places.map((value, at) => quoted(`${at + 1}:${name}:${actionOf(value)}`)),
  ];
  return `        ${name})\n          _arguments \\\n${specs.map(spec => `            ${spec}`).join(' \\\n')}\n          ;;\n`;
}

function optionSpec({ flags, what, value, isRepeatable }: CompletedOption): string {
  const behind = value === null ? '' : `:value:${actionOf(value)}`;
  const text = quoted(`[${escaped(what)}]${behind}`);
  const [flag = '', ...others] = flags;
  if (isRepeatable) return quoted(`*${flag}`) + text;
  return others.length === 0
    ? quoted(flag) + text
    : `${quoted(`(${flags.join(' ')})`)}{${flags.join(',')}}${text}`;
}

function actionOf(value: Value): string {
  if (value === 'file') return '_files';
  if (value === 'folder') return '_files -/';
  return value === 'other' ? ' ' : `(${value.words.join(' ')})`;
}

/** Brackets and colons part a specification. */
function escaped(text: string): string {
  return text.replace(/[\\[\]:]/g, String.raw`\$&`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
