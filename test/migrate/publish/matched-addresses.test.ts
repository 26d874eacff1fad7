import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { readMatchedAddresses } from '../../../src/migrate/publish/matched-addresses.ts';
import { temporaryFolder } from '../../support/cli.ts';

const HEADER = 'twitter_id,twitter_handle,address,confidence,followed_by_default,follow';

it('only addresses that are sure, or that the person vouches for, are written into posts', async t => {
  const folder = await temporaryFolder(t);
  await assert.rejects(readMatchedAddresses(folder), /needs .*matches\.csv.*run npx oxpecker find/);
  const rows = [
    '11,ann,ann@a.example,listed,yes,yes',
    '11,ann,ann@b.example,confirmed,no,no',
    '12,ben,ben@a.example,claimed,no,no',
    '13,cat,cat@a.example,claimed,no,yes',
    '14,dan,dan@a.example,confirmed,yes,no',
    ',eve,eve@a.example,,,yes',
    '16,Fay,fay@a.example,stated,no,no',
  ];
  await writeFile(join(folder, 'matches.csv'), [HEADER, ...rows, ''].join('\n'));
  const addressOf = await readMatchedAddresses(folder);
  const found: [handle: string, id: string | null, address: string | null][] = [
    // The surest of two; somebody who is not followed by default counts, too.
    ['ann', '11', 'ann@b.example'],
    ['renamed', '11', 'ann@b.example'],
    ['ann', null, 'ann@b.example'],
    ['fay', '16', 'fay@a.example'],
    // Somebody else has the handle now.
    ['ann', '99', null],
    ['eve', '15', 'eve@a.example'],
    ['cat', '13', 'cat@a.example'],
    ['ben', '12', null],
    ['dan', '14', null],
    ['nobody', null, null],
  ];
  for (const [handle, id, address] of found) assert.equal(addressOf(handle, id), address, `${handle} ${id}`);
});
