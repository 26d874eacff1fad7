import type { Command } from 'commander';
import { exitCodeItems } from '../exit-codes.ts';
import { OWN_VARIABLES, optionVariables } from '../variables.ts';
import type { Page } from './page.ts';

/** What there is help on besides commands. */
export const TOPICS = [
  ['exit-codes', 'what the exit codes mean'],
  ['limits', 'how much servers let you do in a time, and how long things take'],
  ['environment', 'the variables that are read'],
] as const;

/** The page on a topic; null where there is no such. */
export async function topicPage(program: Command, topic: string): Promise<Page | null> {
  switch (topic) {
    case 'exit-codes':
      return exitCodesPage();
    case 'limits': {
      const { limitsPage } = await import('./limits-topic.ts');
      return limitsPage();
    }
    case 'environment':
      return environmentPage(program);
    default:
      return null;
  }
}

function exitCodesPage(): Page {
  return {
    usage: null,
    summary: 'What a run says to the shell that started it.',
    sections: [{ heading: 'Exit codes', items: exitCodeItems() }],
  };
}

function environmentPage(program: Command): Page {
  return {
    usage: null,
    summary:
      'Every option is a variable too: --max-age 1d is OXPECKER_MAX_AGE=1d. What stands on the command line comes first. Options without a value take 1, true or yes, or else 0, false, no or nothing; those that can be repeated take one value a line.',
    sections: [
      { heading: 'Besides', items: OWN_VARIABLES },
      { heading: 'Options', paragraphs: [[...optionVariables(program)].sort().join(' ')] },
    ],
  };
}
