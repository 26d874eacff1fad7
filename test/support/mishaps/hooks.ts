import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { World } from '../fediverse/world.ts';
import type { Cut } from './cuts.ts';

/** A module that is loaded before the program, and what it reads in its environment. */
export interface Hook {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
}

const urlOf = (file: string) => pathToFileURL(join(import.meta.dirname, file)).href;

/** Something goes wrong at the nth write to a file. @param mishapFile made when the disk was full */
export function failingDisk(
  { nth, moment }: Pick<Extract<Cut, { kind: 'write' }>, 'nth'> & { readonly moment: string },
  mishapFile = '',
): Hook {
  return {
    url: urlOf('failing-disk.mjs'),
    env: { FAILING_DISK: `${nth}:${moment}`, DISK_MISHAP_FILE: mishapFile },
  };
}

/**
 * So many questions for names get no answer; after that all names lead to the fake but those of hosts that are down.
 * @param mishapFile made when one got none
 */
export function failingNames(failures: number, world: World, mishapFile: string): Hook {
  const down = [...world.connectTo].filter(([, target]) => target !== world.secureTarget);
  return {
    url: urlOf('failing-names.mjs'),
    env: {
      NAMES_FAIL: String(failures),
      NAMES_LEAD_TO: world.secureTarget,
      NAMES_MISHAP_FILE: mishapFile,
      OXPECKER_CONNECT_TO: down.map(([name, target]) => `${name}=${target}`).join(','),
    },
  };
}
