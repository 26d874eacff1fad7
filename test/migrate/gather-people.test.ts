import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readContactsFiles } from '../../src/migrate/gather-people.ts';

test('a contacts file that is not there is named in a sentence', async () => {
  const name = join(tmpdir(), 'oxpecker-nobody-has-this.csv');
  await assert.rejects(readContactsFiles([{ name, open: () => createReadStream(name) }]), {
    name: 'CsvError',
    message: `${name} cannot be read: there is no such file or folder, check the path.`,
  });
});
