import fc from 'fast-check';
import { readArchive } from '../../../src/archive/open.ts';
import { SampleArchive } from '../../support/archive.ts';
import { MemoryContainer } from '../../support/memory-container.ts';
import { longText, textUpTo } from '../inputs/text.ts';
import { target } from '../target.ts';
import { useArchive } from '../use-archive.ts';

const AT = new Date('2022-11-09T10:10:10Z');
/** Twitter takes 25,000 characters of those who pay. */
const MOST = 25_000;
const text = textUpTo(MOST);
const words = fc.oneof(text, longText(MOST));
const entity = fc.record({ start: fc.nat(600), length: fc.nat(50), name: text, link: text });

/** What people wrote, with links and names that need not stand where they are said to. */
const tweets = fc.record({
  tweet: words,
  note: fc.option(words),
  like: text,
  message: words,
  entities: fc.array(entity, { maxLength: 4 }),
});

export const TEXTS = target(tweets, async ({ tweet, note, like, message, entities }) => {
  const indices = entities.map(({ start, length }) => [String(start), String(start + length)]);
  const sample = new SampleArchive()
    .tweet({ at: AT, id: '1590000000000000000', text: 'first' })
    .record('tweets', {
      tweet: {
        id_str: '1590279871139987457',
        created_at: 'Wed Nov 09 10:10:10 +0000 2022',
        full_text: tweet,
        in_reply_to_status_id_str: '1590000000000000000',
        in_reply_to_user_id_str: '1000000001',
        entities: {
          user_mentions: entities.map((each, i) => ({
            screen_name: 'finch',
            id_str: String(20 + i),
            name: each.name,
            indices: indices[i],
          })),
          urls: entities.map((each, i) => ({
            url: 'https://t.co/a',
            expanded_url: each.link,
            indices: indices[i],
          })),
          hashtags: entities.map((each, i) => ({ text: each.name, indices: indices[i] })),
        },
      },
    })
    .like('100', like)
    .relation('following', '7', '20')
    .message({ from: '7', text: message });
  if (note !== null) sample.note({ at: AT, text: note });
  await useArchive(await readArchive(new MemoryContainer(sample.files())));
});
