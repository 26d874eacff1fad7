import type { Page } from './page.ts';

/** What somebody is shown who says nothing: the way from the beginning. */
export const WELCOME: Page = {
  usage: null,
  summary:
    'oxpecker moves your Twitter life to the fediverse: it finds the people you follow there, follows them, and brings your tweets.',
  sections: [
    {
      heading: 'Begin',
      paragraphs: [
        'Get your archive: on x.com under Settings, Your account, Download an archive of your data. It comes as a zip, after a day or so. Then look, which changes nothing and needs no account:',
      ],
    },
    {
      heading: 'First',
      examples: [
        ['npx oxpecker inspect twitter.zip', 'what is in there'],
        ['npx oxpecker find twitter.zip', 'who went where'],
      ],
    },
    {
      heading: 'Then',
      examples: [
        ['npx oxpecker login mastodon.social', 'your own server'],
        ['npx oxpecker follow twitter.zip', 'shows whom, asks, follows'],
        ['npx oxpecker post twitter.zip', 'shows what, asks, posts'],
      ],
    },
    { heading: 'More', examples: [['npx oxpecker --help', 'all commands']] },
  ],
};
