import { readFileSync } from 'node:fs';

const { version, engines } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { readonly version: string; readonly engines: { readonly node: string } };

/** The version of this package, from its `package.json`. */
export const VERSION: string = version;

/** The versions of Node it needs, from the same: `>=20.19`. */
export const NODE_NEEDED: string = engines.node;
