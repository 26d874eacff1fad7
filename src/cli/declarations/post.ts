import { type Command, Option } from 'commander';
import { addAccountOptions } from '../account-options.ts';
import { explain, GROUPS, type HelpText } from '../help/help-text.ts';
import { namedPath } from '../named-path.ts';
import { ListOption, valueOption } from '../options.ts';
import {
  parseCount,
  parseLanguages,
  parseLocale,
  parseMoment,
  parseQuietHours,
  parseText,
  parseTimeZone,
  parseTweetId,
  parseWarningRule,
} from '../post-values.ts';
import type { Act } from './act.ts';

const ARCHIVE = 'the zip from Twitter, its unpacked folder, or a folder of several zips';

/** Declares `post`. */
export function declarePost(program: Command, act: Act): void {
  const post = program
    .command('post')
    .argument('[archive]', ARCHIVE, namedPath)
    .description('Bring your tweets: post them on your server, each once. Needs a login.');
  addRunOptions(post);
  addChoiceOptions(post);
  addAudienceOptions(post);
  addTextOptions(post);
  addAccountOptions(post, 'even');
  post.addOption(
    valueOption(
      '--quiet-hours <hours>',
      'post nothing then, as in 22:00-07:00 (--time-zone)',
      parseQuietHours,
    ),
  );
  explain(post, HELP).action(
    act(async (...args: Parameters<Post>) => (await import('../commands/post.ts')).post(...args)),
  );
}

type Post = typeof import('../commands/post.ts').post;

function addRunOptions(command: Command): void {
  command
    .optionsGroup(GROUPS.run)
    .option('-n, --dry-run', 'show what would be posted, write posts.csv, and post nothing')
    .option('-y, --yes', 'do not ask before it begins')
    .addOption(valueOption('--max <number>', 'post at most so many tweets in this run', parseCount))
    .option('--skip-existing', 'leave out what stands in your account already, by hand or another tool')
    .option('--adopt', 'when the journal was lost: take what stands in your account for posted')
    .option('--no-adopt', 'then post it again')
    .option('--retry-failed', 'try again what failed in earlier runs')
    .option('--accept-failed', 'let what failed in earlier runs count as finished')
    .option('--dir <folder>', 'the migration folder (default: that of the archive)');
}

/** Declares which tweets are wanted. */
export function addChoiceOptions(command: Command): void {
  command
    .optionsGroup(GROUPS.what)
    .addOption(valueOption('--since <date>', 'tweets from then on: 2019, 2019-05, 2019-05-31', parseMoment))
    .addOption(
      valueOption('--until <date>', 'tweets up to then, that day, month or year included', parseMoment),
    )
    .option('--replies', 'also replies to others')
    .option('--retweets', 'also retweets, as a text')
    .addOption(valueOption('--min-likes <number>', 'tweets with at least so many likes', parseCount))
    .option('--only-media', 'only tweets with photos or videos')
    .option('--no-media', 'only tweets without them')
    .addOption(valueOption('--lang <list>', 'only these languages, as in en,de', parseLanguages))
    .addOption(
      new ListOption('--source <text>', 'only of apps with this in their name; repeatable', parseText),
    )
    .addOption(new ListOption('--not-source <text>', 'no tweets of such apps; repeatable', parseText))
    .addOption(new ListOption('--match <text>', 'only tweets with this in them; repeatable', parseText))
    .addOption(new ListOption('--not-match <text>', 'no tweets with this in them; repeatable', parseText))
    .addOption(new ListOption('--tweet <id>', 'only this tweet; repeatable', parseTweetId))
    .option('--select <file>', 'only the tweets of this file: ids, or the posts.csv of --dry-run, edited')
    .addOption(valueOption('--limit <number>', 'the first so many of them', parseCount))
    .addOption(
      new Option('--order <way>', 'which come first').choices(['oldest', 'newest']).default('oldest'),
    );
}

function addAudienceOptions(command: Command): void {
  command
    .optionsGroup(GROUPS.seen)
    .addOption(
      new Option('--visibility <word>', 'who sees the posts')
        .choices(['public', 'unlisted', 'private', 'direct'])
        .default('unlisted'),
    )
    .option('--local-only', 'keep the posts on your server (only GoToSocial can)')
    .option('--was-public', 'your Twitter account was never protected')
    .option('--protected', 'it was protected: post for followers only');
}

function addTextOptions(command: Command): void {
  command
    .optionsGroup(GROUPS.look)
    .addOption(
      new Option(
        '--mention <way>',
        'how @names read: as ＠name, as a link, or by the fediverse address in matches.csv',
      )
        .choices(['name', 'link', 'matched'])
        .default('name'),
    )
    .option('--no-hashtags', 'make hashtags plain words')
    .addOption(
      new Option(
        '--date <place>',
        'where the date of the tweet stands (default: footer, or none where posts get that date themselves)',
      ).choices(['footer', 'header', 'none']),
    )
    .option(
      '--no-backdate',
      'post with the date of today also where posts could get that of the tweet (GoToSocial)',
    )
    .addOption(
      valueOption('--date-format <text>', 'how it is written, as in "D MMMM YYYY, HH:mm"', parseText),
    )
    .addOption(valueOption('--date-lang <code>', 'in which language, as in de', parseLocale).default('en'))
    .addOption(
      valueOption(
        '--time-zone <name>',
        'as in Europe/Berlin (default: that of the archive, else UTC)',
        parseTimeZone,
      ),
    )
    .addOption(valueOption('--cw <text>', 'a content warning for every post', parseText))
    .addOption(
      new ListOption(
        '--cw-match <pattern=text>',
        'one for posts in which the pattern is; repeatable',
        parseWarningRule,
      ),
    )
    .addOption(
      new Option('--on-missing-media <way>', 'what becomes of a post whose photo or video cannot go along')
        .choices(['post', 'link', 'skip'])
        .default('post'),
    )
    .option('--alt-text <file>', 'descriptions of photos: the CSV of npx oxpecker alt-text, filled in')
    .option('--require-alt', 'leave out posts with photos that nobody described');
}

const HELP: HelpText = {
  examples: [
    ['npx oxpecker post twitter.zip --dry-run', 'what it would post'],
    ['npx oxpecker post twitter.zip --max 5', 'try it with five'],
    ['npx oxpecker post twitter.zip', 'look, ask, post'],
    ['npx oxpecker post twitter.zip --since 2019 --only-media', 'some of them'],
    ['npx oxpecker post twitter.zip --select oxpecker-heron/posts.csv'],
  ],
  notes: [
    'Without more it brings your own tweets and threads, the oldest first: no retweets, no replies to others. Nobody is pinged. Your followers see new posts in their feeds: unlisted and slow, as it is by default, is kindest.',
    'It asks before it begins. An interrupted run goes on where it was: run the same command again. Nothing is posted twice. npx oxpecker undo post takes it all back.',
    'With --json it prints JSON lines: the plan, every tweet, the result.',
  ],
  exitCodes: [3, 4, 5, 11, 130],
};
