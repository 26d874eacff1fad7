import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';

const root = join(import.meta.dirname, '..');
const jsonOf = <T>(...path: string[]): T => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly engines?: { readonly node?: string };
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
}

interface Manifest {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly gypfile?: boolean;
  readonly engines?: { readonly node: string };
}

const lock = jsonOf<{ lockfileVersion: number; packages: Record<string, Locked> }>('package-lock.json');
const own = jsonOf<Manifest>('package.json');
/** What a person gets with the tool, by its folder. Peers that are optional do not come by themselves. */
const shipped = [...folders(Object.keys(own.dependencies ?? {}), '')].map(
  folder => [folder, locked(folder)] as const,
);

function locked(folder: string): Locked {
  const found = lock.packages[folder];
  assert.ok(found, `the lockfile lacks ${folder}`);
  return found;
}

/** The folders of packages, and of all that they need, as Node finds them from the folder that asks. */
function folders(names: readonly string[], from: string, found = new Set<string>()): Set<string> {
  for (const name of names) {
    let above = from;
    while (above !== '' && !(`${above}/node_modules/${name}` in lock.packages)) {
      above = above.slice(0, Math.max(0, above.lastIndexOf('/node_modules/')));
    }
    const folder = above === '' ? `node_modules/${name}` : `${above}/node_modules/${name}`;
    if (found.has(folder)) continue;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = locked(folder);
    folders(Object.keys({ ...dependencies, ...optionalDependencies }), folder, found);
  }
  return found;
}

/** The oldest Node that is promised. */
const OLDEST = [20, 19, 0];

/** Whether a range lets the oldest Node in. It knows the forms there are, and fails on another. */
function admits(range: string): boolean {
  return range.split('||').some(part => {
    const [, operator = '', ...numbers] = /^(>=|\^)\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(part.trim()) ?? [];
    assert.ok(operator, `a range of Node that this test cannot read: ${range}`);
    const version = numbers.map(number => Number(number ?? 0));
    const place = OLDEST.findIndex((number, n) => number !== version[n]);
    const isReached = place === -1 || (OLDEST[place] ?? 0) > (version[place] ?? 0);
    return isReached && (operator === '>=' || version[0] === OLDEST[0]);
  });
}

describe('what comes along with the tool', () => {
  it('is pinned to its bytes, and comes from the registry alone', () => {
    assert.equal(lock.lockfileVersion, 3);
    for (const [path, { integrity = '', resolved, link = false }] of shipped) {
      assert.match(integrity, /^sha512-[\w+/]{86}==$/, path);
      assert.equal(link, false, path);
      if (resolved !== undefined)
        assert.ok(resolved.startsWith('https://registry.npmjs.org/'), `${path}: ${resolved}`);
    }
  });

  it('runs nothing when it is installed', () => {
    for (const [path, { hasInstallScript = false }] of shipped) {
      assert.equal(hasInstallScript, false, path);
      const { scripts = {}, gypfile = false } = jsonOf<Manifest>(path, 'package.json');
      const run = ['preinstall', 'install', 'postinstall'].filter(name => name in scripts);
      assert.deepEqual([run, gypfile], [[], false], path);
    }
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare'])
      assert.ok(!(name in (own.scripts ?? {})), name);
  });

  it('holds no native code, and is the same on every machine', () => {
    for (const [path, { os, cpu }] of shipped) {
      assert.deepEqual([os, cpu], [undefined, undefined], path);
      const files = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
      const native = files.filter(file =>
        /(?:^|[\\/])binding\.gyp$|\.(?:node|so|dylib|dll|exe|wasm)$/.test(file),
      );
      assert.deepEqual(native, [], path);
    }
  });

  it('runs on the oldest Node that is promised', () => {
    assert.equal(own.engines?.node, '>=20.19');
    for (const [path, { engines }] of shipped)
      assert.ok(admits(engines?.node ?? '>=0'), `${path}: ${engines?.node}`);
  });
});
