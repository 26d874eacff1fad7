import { relative } from 'node:path';
import { altTextDocument } from '../../report/alt-text-document.ts';
import { wrap } from '../../report/columns.ts';
import { problemLine } from '../../report/error-line.ts';
import { counted } from '../../report/numbers.ts';
import { problemLines } from '../../report/problems-text.ts';
import { cleanText, terminalSafeJson, typed } from '../../report/text.ts';
import type { CommonOptions, Context } from '../context.ts';
import { usageError } from '../errors.ts';
import type { ExitCode } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';
import { choiceOf } from './post-choice.ts';
import type { ChoiceOptions } from './post-options.ts';

/** The options of `alt-text`. */
export interface AltTextOptions extends CommonOptions, ChoiceOptions {
  readonly dir?: string;
}

/**
 * `oxpecker alt-text [archive]`: needs neither an account nor the network.
 * @returns 0, or 3 when files of the archive are damaged
 * @throws {ExitError} 2 without an archive; {ArchiveError} {CsvError}
 */
export async function altText(context: Context, options: AltTextOptions, input?: string): Promise<ExitCode> {
  if (input === undefined || input === '') {
    throw usageError('alt-text needs an archive: name the zip you got from Twitter, or its unpacked folder');
  }
  const { terminal, clock } = context;
  const progress = await startProgress(terminal, clock, `Reading ${input}`);
  try {
    const { openTweets } = await import('../../migrate/publish/open-tweets.ts');
    const { earlierFolder } = await import('../remembered.ts');
    const { writeAltSheet } = await import('../../migrate/publish/alt-sheet.ts');
    const opened = await openTweets(input, options.dir ?? null, {
      ...context,
      earlierFolder: async id => await earlierFolder(context, id),
    });
    try {
      const timeZone = (await opened.archive.timeZone()) ?? 'UTC';
      const sheet = await writeAltSheet(opened, await choiceOf(context, options, timeZone));
      progress.stop();
      const short = relative(context.cwd, sheet.path);
      const path = cleanText(short.startsWith('..') ? sheet.path : short);
      const { files, described } = sheet;
      if (terminal.json) await terminal.writeLines([terminalSafeJson(altTextDocument(sheet))]);
      else {
        const what = `${counted(files, 'photo, GIF or video', 'photos, GIFs and videos')}`;
        await terminal.writeLines([`${path}: ${what}, ${described} of them described.`]);
        const next =
          files === 0
            ? ['Those tweets have nothing to describe.']
            : [
                'Write into its column description, then:',
                `npx oxpecker post ${cleanText(typed(input))} --alt-text ${typed(path)}`,
              ];
        const [sentence = '', ...command] = next;
        for (const line of [...wrap(sentence, terminal.errorColumns), ...command]) terminal.say(line);
      }
      const { problems } = opened.archive;
      if (terminal.json) for (const problem of problems) terminal.sayJson({ ...problemLine(problem) });
      else for (const line of problemLines(problems, terminal.style('stderr'))) terminal.say(line);
      return problems.length > 0 ? 3 : 0;
    } finally {
      await opened.archive.close();
    }
  } finally {
    progress.stop();
  }
}
