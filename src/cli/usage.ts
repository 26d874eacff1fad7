import type { CommanderError } from 'commander';
import { typed } from '../report/text.ts';

/**
 * What is wrong with a command line that commander refuses, and what to type instead: one sentence.
 * @param argv the command line; its first word is the command
 */
export function usageSentence({ code, message }: CommanderError, [command = '']: readonly string[]): string {
  const takesArchive = ['inspect', 'find', 'post', 'alt-text'].includes(command);
  const takesList = command === 'follow' || command === 'block' || command === 'mute';
  if (takesArchive && code === 'commander.missingArgument') {
    return `${command} needs an archive: name the zip you got from Twitter, or its unpacked folder`;
  }
  if (takesArchive && code === 'commander.excessArguments') {
    return `${command} takes one archive: put quotation marks around a path with spaces; several zips of one account go into a folder, which you name instead`;
  }
  if (takesList && code === 'commander.excessArguments') {
    return `${command} takes one archive or list: name the zip, or the matches.csv that find wrote, and put quotation marks around a path with spaces`;
  }
  if (command === 'login' && code === 'commander.missingArgument') {
    return 'login needs the name of your server, as in npx oxpecker login mastodon.social';
  }
  if (command === 'undo' && code === 'commander.missingArgument') {
    return 'undo needs to know what to take back, as in npx oxpecker undo follow';
  }
  if (code === 'commander.unknownCommand' && /[./\\]/.test(command)) {
    return `"${command}" is no command: to read that archive, say: npx oxpecker find ${typed(command)}`;
  }
  const isCommand = code !== 'commander.unknownCommand' && /^[a-z][a-z-]*$/.test(command);
  const help = isCommand ? `npx oxpecker ${command} --help` : 'npx oxpecker --help';
  return `${message
    .replace(/^error: /, '')
    .replace(
      /^command-argument value '(.*)' is invalid for argument '.*'\. Allowed choices are /s,
      '"$1" is none of ',
    )
    .replace(/^option '(--[\w-]+)[^']*' argument '.*' is invalid\. /s, '$1: ')
    .replace(/\.$/, '')}; ${help} shows what there is`;
}
