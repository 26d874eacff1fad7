import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backLinks } from '../../src/fediverse/back-links.ts';
import { relMeLinks } from '../../src/fediverse/rel-me.ts';

/** A bio, and the Twitter accounts it points to. */
const BIOS: readonly (readonly [string, ...string[]])[] = [
  ['<p>old: <a href="https://twitter.com/Bob">x</a></p>', 'bob'],
  ['<a href="http://TWITTER.com/bob">', 'bob'],
  ['<a href="https://www.twitter.com/bob/">', 'bob'],
  ['<a href="https://mobile.twitter.com/bob?s=20&amp;t=abc">', 'bob'],
  ['<a href="https://m.twitter.com/bob#top">', 'bob'],
  ["<A HREF='https://x.com/bob'>", 'bob'],
  ['<a href=https://x.com/@bob>', 'bob'],
  ['<a href="https://twitter.com/#!/bob">', 'bob'],
  ['<a href="https://twitter.com/intent/user?screen_name=Bob">', 'bob'],
  ['<a href="https://twitter.com/intent/follow?user_id=123">', 'id:123'],
  ['<a href="https://x.com/i/user/123">', 'id:123'],
  ['<a href="&#104;ttps://twitter.com/b&#111;b">', 'bob'],
  ['<a href="https://twitter.com/a">a</a> <a href="https://x.com/b">b</a> twitter.com/A', 'a', 'b'],
  ['formerly twitter.com/bob', 'bob'],
  ['(https://x.com/bob).', 'bob'],
  ['X.com/bob, Berlin', 'bob'],
  ['<p>twitter.com/bob</p><p>hello</p>', 'bob'],
  ['twitter.com/bob<br>hello', 'bob'],
  ['<a href="https://other.example/" rel="me">twitter.com/bo</a>b'],
  ['<a href="https://twitter.com/somebody_long"><span>twitter.com/someb</span></a>', 'somebody_long'],
  ['twitter.com/someb…'],
  ['twitter.com/someb...'],
  ['<a href="https://twitter.com/bob/status/1">a tweet</a>'],
  ['<a href="https://twitter.com/bob/lists/x">'],
  [
    '<a href="https://twitter.com/home"> <a href="https://x.com/i/lists/1"> <a href="https://x.com/search?q=a">',
  ],
  ['<a href="https://twitter.com/hashtag/bob"> <a href="https://twitter.com/share?text=x">'],
  ['<a href="https://twitter.com/intent/tweet?text=@bob">'],
  ['<a href="https://twitter.com.evil.example/bob">'],
  ['<a href="https://nottwitter.com/bob"> <a href="https://max.com/bob">'],
  ['<a href="https://twitter.com@evil.example/bob">'],
  ['<a href="https://evil.example/https://twitter.com/bob">'],
  ['<a href="ftp://twitter.com/bob"> <a href="/bob"> <a>'],
  ['nottwitter.com/bob max.com/bob evil.example/twitter.com/bob a@x.com/bob sub.twitter.com/bob'],
  ['<a href="https://twitter.com/a_name_that_is_too_long">'],
  ['<!-- <a href="https://twitter.com/bob"> --> <script>"<a href=https://twitter.com/bob>"</script>'],
  [
    'https://evil.example/?u=https://twitter.com/bob evil.example#twitter.com/bob evil.example/%2Ftwitter.com/bob',
  ],
  ['Twitter:twitter.com/bob', 'bob'],
  ['twitter.com/ x.com @bob'],
  [''],
];

for (const [bio, ...accounts] of BIOS) {
  test(`a bio: ${bio}`, () => {
    assert.deepEqual(backLinks({ bio, fields: [], links: [] }), accounts);
  });
}

/** A field of a profile, and the Twitter accounts it points to. */
const FIELDS: readonly (readonly [string, string, ...string[]])[] = [
  ['Twitter', '@Bob', 'bob'],
  ['twitter', 'bob', 'bob'],
  ['🐦 Twitter:', '<p>@bob</p>', 'bob'],
  ['Birdsite', '@bob', 'bob'],
  ['bird site', '@bob', 'bob'],
  ['X', '@bob', 'bob'],
  ['𝕏', '@bob', 'bob'],
  ['X (formerly Twitter)', '@bob', 'bob'],
  ['Ex-Twitter', '@bob', 'bob'],
  [
    'Twitter/X',
    '<span class="h-card"><a href="https://here.example/@bob">@<span>bob</span></a></span>',
    'bob',
  ],
  ['Anything', '<a href="https://x.com/bob">x</a>', 'bob'],
  ['Website', 'https://twitter.com/bob', 'bob'],
  ['Twitter', 'not any more'],
  ['Twitter', '@bob@twitter.example'],
  ['Why not Twitter', 'bob'],
  ['Twitch', 'bob'],
  ['X-Files', 'mulder'],
  ['', '@bob'],
];

for (const [name, value, ...accounts] of FIELDS) {
  test(`a field: ${name} = ${value}`, () => {
    assert.deepEqual(backLinks({ bio: '', fields: [{ name, value }], links: [] }), accounts);
  });
}

test('a page counts with its rel=me links alone', () => {
  const page = `<!DOCTYPE html><html><head>
    <link rel="me" href="https://twitter.com/alice">
    <LINK REL='nofollow ME' HREF='//x.com/alice2' />
    <link rel="stylesheet" href="https://twitter.com/style">
    </head><body>
    <a rel="nofollow noopener me" href=/elsewhere>x</a>
    <a rel="nofollow" href="https://twitter.com/bob">a post of somebody</a>
    <a rel="mentor" href="https://twitter.com/carol">
    <img rel="me" src="x" href="https://twitter.com/dave">
    <a rel="me"> <a rel="me" href="https://[">`;
  assert.deepEqual(relMeLinks(page, 'https://social.example/@alice'), [
    'https://twitter.com/alice',
    'https://x.com/alice2',
    'https://social.example/elsewhere',
    'https://social.example/@alice',
  ]);
});
