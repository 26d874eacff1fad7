import { Command, CommanderError } from 'commander';
import type { HelpOutput } from '../declare.ts';
import { usageError } from '../errors.ts';
import { explain } from '../help/help-text.ts';
import { pageOf } from '../help/page.ts';
import { renderPage } from '../help/render.ts';
import { TOPICS, topicPage } from '../help/topics.ts';

/** Declares `help`. */
export function declareHelp(program: Command, { write, width }: HelpOutput): void {
  const help = program
    .command('help')
    .argument('[topic]', `a command, or ${TOPICS.map(([topic]) => topic).join(', ')}`)
    .description('Show help for a command or on a topic.')
    .action(async (topic: string | undefined) => {
      const command = topic === undefined ? program : program.commands.find(each => each.name() === topic);
      const page = command ? pageOf(command) : await topicPage(program, topic ?? '');
      if (page === null)
        throw usageError(
          `there is no help on "${topic}"${suggestion(program, topic)}: npx oxpecker help shows commands and topics`,
        );
      write(renderPage(page, width()));
    });
  explain(help, {
    examples: [
      ['npx oxpecker help post'],
      ...TOPICS.map(([topic, what]) => [`npx oxpecker help ${topic}`, what] as const),
    ],
    notes: [],
    exitCodes: [],
  });
}

/** What commander would have suggested for a command of that name, in brackets; topics are words to it as well. */
function suggestion(program: Command, topic = ''): string {
  const words = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  for (const { 0: name } of TOPICS) words.command(name);
  for (const each of program.commands) words.command(each.name());
  try {
    words.parse([topic], { from: 'user' });
  } catch (error) {
    const [asked] = (error instanceof CommanderError && /\(Did you mean .*\)/.exec(error.message)) || [];
    if (asked !== undefined) return ` ${asked}`;
  }
  return '';
}
