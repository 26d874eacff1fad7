import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ExitError } from '../../src/cli/errors.ts';
import { namedPath } from '../../src/cli/named-path.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';

describe('the path that somebody names', () => {
  const path = join(import.meta.dirname, "my twitter's archive (1).zip");
  for (const [what, text] of [
    ['as it is', path],
    ['in quotation marks that the shell left', `"${path}"`],
    ['in single ones, and with the space that dragging leaves', `'${path}' `],
    ['as an address of a file', pathToFileURL(path).href],
  ] as const) {
    it(`is read ${what}`, () => assert.equal(namedPath(text), path));
  }

  for (const text of ['', '-', "'", 'file://elsewhere/a.zip', 'a"b"']) {
    it(`is left alone where it is nothing else: ${JSON.stringify(text)}`, () =>
      assert.equal(namedPath(text), text));
  }

  it('is none on the web', () => {
    assert.throws(
      () => namedPath('https://x.com/settings/download_your_data'),
      (error: unknown) => error instanceof ExitError && error.code === 2 && /download it/.test(error.message),
    );
  });

  for (const command of ['inspect', 'find', 'follow', 'post', 'alt-text', 'export-map', 'status']) {
    it(`is none on the web for ${command}`, async t => {
      const argv = [command, 'https://example.com/a.zip'];
      const { code, stderr } = await runCli(argv, { cwd: await temporaryFolder(t) });
      assert.equal(code, 2);
      assert.match(stderr, /is an address on the web, but a file is needed: download it in your browser/);
    });
  }
});
