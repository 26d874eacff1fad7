import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortPaths } from '../../src/cli/commands/short-paths.ts';

const CASES: readonly [string, string][] = [
  ['/home/ann', '~'],
  ['Others may write into /home/ann.', 'Others may write into ~.'],
  ['/home/ann: nothing, /home/ann/b is', '~: nothing, ~/b is'],
  ['chmod go-w "/home/ann/my tweets"', 'chmod go-w ~/"my tweets"'],
  ["ls '/home/ann/$x' '/home/ann'", "ls ~/'$x' ~"],
  [
    '/home/anna/x /home/ann-b/x /home/ann.b/x /home/ann b/x',
    '/home/anna/x /home/ann-b/x /home/ann.b/x ~ b/x',
  ],
  ['/mnt/home/ann/x', '/mnt/home/ann/x'],
];

test('a path in the home folder begins with ~, so that a shell takes it', () => {
  for (const [text, short] of CASES) {
    assert.equal(shortPaths(text, '/home/ann'), short);
    assert.equal(shortPaths(text, '/home/ann/'), short);
  }
});

test('a home folder of any name is one that a shell takes', () => {
  assert.equal(shortPaths('chmod 700 "/home/ann b"', '/home/ann b'), 'chmod 700 ~');
  assert.equal(shortPaths('cat "/home/ann b/c d"', '/home/ann b'), 'cat ~/"c d"');
  assert.equal(shortPaths('/home/(a).+/x', '/home/(a).+'), '~/x');
  assert.equal(shortPaths('"C:\\Users\\ann\\x y"', 'C:\\Users\\ann'), '~\\"x y"');
  assert.equal(shortPaths('/a/b', '/'), '/a/b');
});
