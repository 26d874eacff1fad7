import type { CompletedCommand, Value } from './words.ts';

/** For bash, from 3.2 on, which macOS has: no `mapfile`, no associative arrays. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  return `# bash completion for oxpecker
_oxpecker() {
  local IFS=$' \\t\\n' cur=\${COMP_WORDS[COMP_CWORD]} command= place=0 index=1 option= options= values= kind=
  COMPREPLY=()
  # The first word that is no option is the command.
  while ((index < COMP_CWORD)) && [[ \${COMP_WORDS[index]} == -* ]]; do ((index++)); done
  ((index < COMP_CWORD)) && command=\${COMP_WORDS[index]}
  case $command in
    '')
      if [[ $cur == -* ]]; then kind='--help --version'; else kind='${commands.map(({ name }) => name).join(' ')}'; fi
      ;;
${commands.map(commandCase).join('')}    *) return ;;
  esac
  if [[ -n $command ]]; then
    # What stands where: an option may wait for its value, which bash parts from it at an equals sign.
    for ((index++; index < COMP_CWORD; index++)); do
      local word=\${COMP_WORDS[index]}
      if [[ $word == '=' ]]; then continue
      elif [[ -n $option ]]; then option=
      elif [[ $word == -* ]]; then [[ " $values " == *" $word "* ]] && option=$word
      else ((place++)); fi
    done
    [[ $cur == '=' ]] && cur=
    case "$command $option $place" in
${commands.flatMap(valueCases).join('')}      *' --'*) return ;;
${commands.flatMap(placeCases).join('')}    esac
    if [[ -z $option && $cur == -* ]]; then kind=$options; fi
  fi
  case $kind in
    '') ;;
    @file) IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$cur")); compopt -o filenames 2> /dev/null ;;
    @folder) IFS=$'\\n'; COMPREPLY=($(compgen -d -- "$cur")); compopt -o filenames 2> /dev/null ;;
    *) COMPREPLY=($(compgen -W "$kind" -- "$cur")) ;;
  esac
}
complete -F _oxpecker oxpecker
`;
}

function commandCase({ name, options }: CompletedCommand): string {
  const flags = options.flatMap(each => each.flags).join(' ');
  const values = options
    .filter(({ value }) => value !== null)
    .flatMap(each => each.flags)
    .join(' ');
  return `    ${name})\n      options='${flags}'\n      values='${values}'\n      ;;\n`;
}

function valueCases({ name, options }: CompletedCommand): string[] {
  return options.flatMap(({ flags, value }) =>
    value === null || value === 'other'
      ? []
      : [`      ${flags.map(flag => `"${name} ${flag} "*`).join(' | ')}) kind='${kindOf(value)}' ;;\n`],
  );
}

function placeCases({ name, places }: CompletedCommand): string[] {
  return places.flatMap((value, at) =>
    value === 'other' ? [] : [`      '${name}  ${at}') kind='${kindOf(value)}' ;;\n`],
  );
}

function kindOf(value: Exclude<Value, 'other'>): string {
  return typeof value === 'string' ? `@${value}` : value.words.join(' ');
}
