import type { CommanderError } from 'commander';
import { parseAddress } from '../people/address.ts';
import { parseHostName } from '../people/host.ts';
import { typed } from '../report/text.ts';
import { hasFileName, whatIsAt } from './like-file.ts';

/**
 * What is wrong with a command line that commander refuses, and what to type instead: one sentence.
 * @param argv the command line; its first word is the command
 * @param cwd where a file or folder would be that it names in place of a command
 */
export function usageSentence(
  { code, message }: CommanderError,
  [command = '']: readonly string[],
  cwd: string,
): string {
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
    return `"${command}" is no command: ${meant(command, cwd)} ${typed(command)}`;
  }
  const isCommand = code !== 'commander.unknownCommand' && /^[a-z][a-z-]*$/.test(command);
  const help = isCommand ? `npx oxpecker ${command} --help` : 'npx oxpecker --help';
  return `${message
    .replace(/^error: /, '')
    .replace(
      /^command-argument value '(.*)' is invalid for argument '.*'\. Allowed choices are /s,
      '"$1" is none of ',
    )
    .replace(
      /^option '(--[\w-]+)[^']*' argument '(.*)' is invalid\. Allowed choices are /s,
      '$1: "$2" is none of ',
    )
    .replace(/^option '(--[\w-]+)[^']*' argument '.*' is invalid\. /s, '$1: ')
    .replace(/\.$/, '')}; ${help} shows what there is`;
}

/** What somebody may have meant who named a file, a server or an account alone: the command to put before it. */
function meant(named: string, cwd: string): string {
  if (/\.csv$/i.test(named)) return 'to follow the people of that list, say: npx oxpecker follow';
  const isFile = whatIsAt(named, cwd) !== null || hasFileName(named);
  const isServer = !isFile && (parseAddress(named) !== null || parseHostName(named) !== null);
  return isServer
    ? 'to log in to that server, say: npx oxpecker login'
    : 'to read that archive, say: npx oxpecker find';
}
