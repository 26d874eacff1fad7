import type { Command } from 'commander';
import { explain, GROUPS, type HelpText } from '../help/help-text.ts';
import { namedPath } from '../named-path.ts';
import type { Act } from './act.ts';
import { addChoiceOptions } from './post.ts';

/** Declares `alt-text` and `export-map`: the files that go with `post`. */
export function declarePostFiles(program: Command, act: Act): void {
  const altText = program
    .command('alt-text')
    .argument(
      '[archive]',
      'the zip from Twitter, its unpacked folder, or a folder of several zips',
      namedPath,
    )
    .description('Write a sheet in which you describe your photos for post --alt-text. Needs no network.')
    .optionsGroup(GROUPS.run)
    .option('--dir <folder>', 'where it goes (default: ./oxpecker-<handle>)');
  addChoiceOptions(altText);
  explain(altText, ALT_HELP).action(
    act(async (...args: Parameters<AltText>) => (await import('../commands/alt-text.ts')).altText(...args)),
  );

  const exportMap = program
    .command('export-map')
    .argument(
      '[folder or archive]',
      'the folder of a migration, or the archive (default: what is here)',
      namedPath,
    )
    .description('Print which tweet became which post. Needs no network.')
    .optionsGroup(GROUPS.run)
    .option('--dir <folder>', 'the folder of the migration')
    .action(
      act(async (...args: Parameters<ExportMap>) =>
        (await import('../commands/export-map.ts')).exportMap(...args),
      ),
    );
  explain(exportMap, MAP_HELP);
}

type AltText = typeof import('../commands/alt-text.ts').altText;
type ExportMap = typeof import('../commands/export-map.ts').exportMap;

const ALT_HELP: HelpText = {
  examples: [
    ['npx oxpecker alt-text twitter.zip'],
    ['npx oxpecker post twitter.zip --alt-text oxpecker-heron/alt-text.csv'],
  ],
  notes: [
    'The sheet has one row a photo, GIF or video of the tweets that post would bring with the same options. What you wrote into an earlier sheet stays. Archives of recent years hold no descriptions.',
  ],
  exitCodes: [3],
};

const MAP_HELP: HelpText = {
  examples: [['npx oxpecker export-map > map.csv'], ['npx oxpecker export-map oxpecker-heron --json']],
  notes: ["One row a post that stands: the tweet's id, the dates, the post's address."],
  exitCodes: [],
};
