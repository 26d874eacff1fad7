import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ArchiveError } from '../../src/archive/errors.ts';
import { innerName, topFolder } from '../../src/archive/top-folder.ts';

describe('innerName', () => {
  const names: [raw: string, name: string | null][] = [
    ['data/tweets.js', 'data/tweets.js'],
    ['./data/tweets.js', 'data/tweets.js'],
    ['data\\tweets.js', 'data/tweets.js'],
    ['data/a..b/..c', 'data/a..b/..c'],
    ['data/__proto__', 'data/__proto__'],
    ['data/C: drive.js', 'data/C: drive.js'],
    ['ein Ordner/データ/🐘.js', 'ein Ordner/データ/🐘.js'],
    ['', null],
    ['data/', null],
    ['../evil.js', null],
    ['data/../../evil.js', null],
    ['data/..', null],
    ['..\\evil.js', null],
    ['/etc/passwd', null],
    ['\\\\server\\share', null],
    ['C:\\evil.js', null],
    ['C:evil.js', null],
    ['__MACOSX/data/._tweets.js', null],
    ['twitter/__MACOSX/x', null],
    ['data/._tweets.js', null],
    ['.DS_Store', null],
    ['data/.DS_Store', null],
  ];
  for (const [raw, name] of names) {
    test(JSON.stringify(raw), () => assert.equal(innerName(raw), name));
  }
});

describe('topFolder', () => {
  const archives: [what: string, names: string[], top: string][] = [
    ['since 2019', ['assets/js/manifest.js', 'data/tweets.js'], ''],
    ['of 2018', ['tweet.js', 'account.js', 'tweet_media/1-a.jpg'], ''],
    ['Grailbird', ['tweets.csv', 'data/js/tweets/2019_02.js', 'js/application.js'], ''],
    ['packed again', ['twitter-2022/data/tweets.js', 'twitter-2022/assets/x.js'], 'twitter-2022/'],
    ['Grailbird packed again', ['t/tweets.csv', 't/data/js/tweets/2019_02.js'], 't/'],
    ['of 2018 packed again', ['t/tweet.js', 't/tweet_media/1-a.jpg'], 't/'],
    ['deep inside', ['a/b c/data/tweets.js', 'a/note.txt'], 'a/b c/'],
    ['in a folder named data', ['data/data/tweets.js'], 'data/'],
    ['beside a backup of itself', ['data/tweets.js', 'old/data/tweets.js'], ''],
    ['a part with nothing but media', ['t/data/tweets_media/1-a.jpg'], 't/'],
    ['beside a program', ['data/tweets.js', 'a/like.js'], ''],
    ['beside other media', ['social_media/a.jpg', 'b/c_media/d.png', 't/data/tweets.js'], 't/'],
    ['too deep', ['a/b/c/like.js', 'a/b/c/data/tweets.js', 'a/b/c/d/js/tweets/2019_02.js'], ''],
    ['not of Twitter', ['mastodon/actor.json', 'mastodon/outbox.json'], ''],
    ['nothing', [], ''],
  ];
  for (const [what, names, top] of archives) {
    test(what, () => {
      assert.equal(topFolder('a.zip', names), top);
      assert.equal(topFolder('a.zip', names.toReversed()), top);
    });
  }

  test('of two archives', () => {
    assert.throws(
      () => topFolder('a.zip', ['2019/data/tweet.js', '2022/data/tweets.js', 'note.txt']),
      new ArchiveError('a.zip holds several archives (2019 and 2022): unpack it and name the folder of one.'),
    );
  });
});
