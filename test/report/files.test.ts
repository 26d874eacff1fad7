import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Relation } from '../../src/people/types.ts';
import { followingAccountsCsv } from '../../src/report/following-accounts-csv.ts';
import { unresolved } from '../../src/report/unresolved.ts';
import { unresolvedCsv } from '../../src/report/unresolved-csv.ts';
import { clue, contact, HOSTILE_NAMES, matched, UNSAFE } from './builders.ts';

const FOLLOWING: ReadonlySet<Relation> = new Set(['following']);

describe('following_accounts.csv', () => {
  it("is Mastodon's own export", () => {
    assert.equal(
      [...followingAccountsCsv(['alice@social.example', 'Bob_2@xn--bcher-kva.example'])].join(''),
      'Account address,Show boosts,Notify on new posts,Languages\n' +
        'alice@social.example,true,false,\n' +
        'Bob_2@xn--bcher-kva.example,true,false,\n',
    );
  });
});

describe('unresolved.csv', () => {
  it('has the wanted contacts without an address, each with a link to look', () => {
    const contacts = unresolved(
      [
        matched(),
        matched({ matches: [] }),
        matched({ contact: contact({ handle: null, name: null }), matches: [] }),
        matched({
          contact: contact({ id: null, relations: ['contacts'] }),
          matches: [],
          unchecked: [clue({ address: 'a@b.example' }), clue({ address: 'a@b.example' })],
        }),
        matched({ contact: contact({ relations: ['follower'] }), matches: [] }),
      ],
      FOLLOWING,
    );
    assert.equal(
      [...unresolvedCsv(contacts)].join(''),
      '\ufefftwitter_id,twitter_handle,twitter_name,relations,profile_url,why\r\n' +
        '11,alice,Alice,following,https://x.com/alice,no fediverse address of theirs is known\r\n' +
        '11,,,following,https://x.com/i/user/11,the archive holds only the id\r\n' +
        ',alice,Alice,contacts,https://x.com/alice,"a@b.example may be an e-mail address; not looked up"\r\n',
    );
  });

  it('holds no formula and no command to the terminal', () => {
    const contacts = HOSTILE_NAMES.map(name =>
      matched({ contact: contact({ name, handle: name }), matches: [] }),
    );
    const text = [...unresolvedCsv(contacts)].join('');
    assert.doesNotMatch(text.replaceAll('\r\n', '').replace('\ufeff', ''), UNSAFE);
    assert.doesNotMatch(text, /(?:^|,)"?[=+@\t\r-]/m);
  });
});
