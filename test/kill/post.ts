import { join } from 'node:path';
import { tell } from '../support/story/tell.ts';
import { writeZip } from '../support/zip.ts';
import type { Operation } from './operation.ts';
import { expectStory } from './post-expectations.ts';

const TWEETS = 300;
/** Servers that would take longer texts get them in parts too. */
const posting = { maxCharacters: 500 };

/** A post of 300 tweets, in threads and with files, on each kind of idempotency. */
export const POST: Operation = {
  name: 'post',
  servers: [
    { software: 'mastodon', version: '4.5.2' },
    { software: 'mastodon', version: '4.6.3' },
    { software: 'gotosocial', posting },
    // As it advertises; without a limit of its own it counts nothing.
    { software: 'snac', posting: { ...posting, urlCharacters: 32 } },
  ],
  args: ['twitter.zip', '--was-public', '--date', 'none'],
  requests: {
    post: ({ method, url }) => method === 'POST' && url.pathname.endsWith('/statuses'),
    upload: ({ method, url }) => method === 'POST' && url.pathname.endsWith('/media'),
  },
  prefix: 'post:',
  async prepare({ home, alice, cwd, random }) {
    const { archive, tweets } = tell(TWEETS, random);
    // Whom a careless mention would ping.
    home.account('bob');
    const files = Array.from(archive.files(), ([name, data]) => ({ name, data }));
    await writeZip(join(cwd, 'twitter.zip'), files);
    return journal => expectStory({ home, alice, tweets, journal });
  },
};
