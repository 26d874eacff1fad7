import type { Command } from 'commander';
import { variableOf } from './options.ts';

/** The variables that no option has, with what they do. Of the proxy's, either may be in lower case. */
export const OWN_VARIABLES = [
  ['OXPECKER_CONFIG_DIR', 'the folder in which logins and settings lie'],
  ['HTTPS_PROXY', 'the proxy that makes all connections, as in http://proxy.example:3128'],
  ['NO_PROXY', 'hosts that are reached without it, with commas between them'],
  ['NO_COLOR', 'anything: no colours'],
  ['NODE_EXTRA_CA_CERTS', 'a file of certificates to trust besides those of Node'],
  ['OXPECKER_CONNECT_TO', "for tests: name=address:port, with commas, where a name's connections go"],
  ['OXPECKER_INSECURE_HOSTS', 'for tests: host:port, with commas, that are asked without TLS'],
] as const;

/** Every variable that an option of any command can be given by. */
export function optionVariables(program: Command): Set<string> {
  return new Set(program.commands.flatMap(({ options }) => options.map(variableOf)));
}
