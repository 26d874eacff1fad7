import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../support/cli.ts';
import { runMain } from '../support/run-main.ts';
import { CORPUS } from './corpus.ts';
import { expectSentence } from './sentences.ts';

// What hangs is ended by the runner.
for (const { name, bytes, code, says } of CORPUS) {
  test(`inspect has a sentence and an exit code for ${name}`, { timeout: 120_000 }, async t => {
    const cwd = await temporaryFolder(t);
    await writeFile(join(cwd, 'twitter.zip'), await bytes());
    const run = await runMain(['inspect', 'twitter.zip'], { cwd });
    const said = `${run.stdout}\n${run.stderr}`;
    assert.equal(run.code, code, said);
    assert.match(said, says);
    assert.doesNotMatch(said, /This is a mistake in oxpecker/);
    expectSentence(said);
  });
}
