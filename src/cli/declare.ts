import { Command } from 'commander';
import { declareAccount } from './declarations/account.ts';
import type { Act } from './declarations/act.ts';
import { declareCompletion } from './declarations/completion.ts';
import { declareDoctor } from './declarations/doctor.ts';
import { declareFind } from './declarations/find.ts';
import { declareHelp } from './declarations/help.ts';
import { declarePost } from './declarations/post.ts';
import { declarePostFiles } from './declarations/post-files.ts';
import { declareRelate } from './declarations/relate.ts';
import { declareStatus } from './declarations/status.ts';
import { declareUndo } from './declarations/undo.ts';
import { explain, GROUPS } from './help/help-text.ts';
import { pageOf } from './help/page.ts';
import { renderPage } from './help/render.ts';
import { VERSION } from './version.ts';

/** Where help is written. */
export interface HelpOutput {
  readonly write: (text: string) => void;
  /** Columns. */
  readonly width: () => number;
}

/** Every command, argument and option, declared once: for running them, for help, the manual and completion. */
export function declareProgram(act: Act, output: HelpOutput): Command {
  const program = new Command('oxpecker')
    .description('Move your Twitter life to the fediverse: find the people, follow them, bring your tweets.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .configureOutput({
      writeOut: output.write,
      writeErr: () => undefined,
      getOutHelpWidth: output.width,
    })
    .configureHelp({ formatHelp: command => renderPage(pageOf(command), output.width()) })
    .showSuggestionAfterError()
    .exitOverride();
  explain(program, {
    examples: [
      ['npx oxpecker inspect twitter.zip', 'what is in there'],
      ['npx oxpecker find twitter.zip', 'who went where'],
      ['npx oxpecker login mastodon.social', 'your account there'],
      ['npx oxpecker follow twitter.zip', 'follow them'],
      ['npx oxpecker post twitter.zip', 'bring your tweets'],
    ],
    notes: [
      'npx oxpecker <command> --help tells more. npx oxpecker help limits says how long things take; help exit-codes and help environment are for scripts.',
    ],
    exitCodes: [],
  });
  program.commandsGroup('See who went where');
  declareFind(program, act);
  program.commandsGroup('Your account');
  declareAccount(program, act);
  program.commandsGroup('Your people');
  declareRelate(program, act);
  program.commandsGroup('Your tweets');
  declarePost(program, act);
  declarePostFiles(program, act);
  program.commandsGroup('Keep track');
  declareStatus(program, act);
  declareUndo(program, act);
  declareDoctor(program, act);
  for (const command of program.commands) addCommonOptions(command);
  program.commandsGroup('Help');
  declareHelp(program, output);
  declareCompletion(program, output);
  return program;
}

/** The options of every command that does something, after its own. */
function addCommonOptions(command: Command): void {
  command
    .optionsGroup(GROUPS.output)
    .option('--json', 'print one JSON document; errors are JSON on stderr')
    .option('-q, --quiet', 'no progress, no hints')
    .option('-v, --verbose', 'show every lookup, and where an error comes from')
    .option('--no-input', 'ask nothing: where there is a question, stop and name the option that answers it')
    .option('--color', 'colour even where it is no terminal')
    .option('--no-color', 'no colour');
}
