import { PLAIN } from '../report/style.ts';
import { cleanText } from '../report/text.ts';
import type { Context } from './context.ts';
import { ExitError, usageError } from './errors.ts';
import type { Output, Terminal } from './terminal.ts';
import { forgetTypedAhead } from './typed-ahead.ts';

type Prompts = typeof import('@clack/prompts');
type Cancelled = Prompts['CANCEL_SYMBOL'];
type PromptOptions = Pick<Parameters<Prompts['text']>[0], 'input' | 'output' | 'signal'>;

/**
 * Asks the person a question with yes or no.
 * @param question one line, without what came from elsewhere unless it is cleaned
 * @param answeredBy the flag that answers it where nobody can be asked: `--yes`
 * @param enter what Enter alone means
 * @throws {ExitError} 2 where nobody can be asked, naming the flag; 130 for Ctrl-C
 */
export async function confirm(
  context: Context,
  question: string,
  answeredBy: string,
  enter = true,
): Promise<boolean> {
  return await ask(context, question, answeredBy, (prompts, options) =>
    prompts.confirm({ ...options, message: question, initialValue: enter }),
  );
}

/**
 * Asks the person for a line of text.
 * @returns it without spaces around; never empty
 * @throws {ExitError} 2 where nobody can be asked, naming the flag; 130 for Ctrl-C
 */
export async function askText(context: Context, question: string, answeredBy: string): Promise<string> {
  const text = await ask(context, question, answeredBy, (prompts, options) =>
    prompts.text({
      ...options,
      message: question,
      validate: value => (value?.trim() ? undefined : 'Nothing was typed'),
    }),
  );
  return text.trim();
}

/**
 * Whether the person can be asked: a terminal on both sides and no `--no-input`.
 */
function canAsk({ stdin, terminal, input }: Context): boolean {
  return input && stdin.isTTY === true && terminal.isInteractive;
}

/**
 * Ends the command unless the person can be asked.
 * @throws {ExitError} 2, naming the flag
 */
export function requireTerminal(context: Context, question: string, answeredBy: string): void {
  if (canAsk(context)) return;
  const isDumb = context.stdin.isTTY === true && context.env['TERM'] === 'dumb';
  const nowhere = isDumb ? 'this terminal (TERM=dumb) shows no questions' : 'there is no terminal to ask on';
  const why = context.input ? nowhere : '--no-input forbids to ask';
  throw usageError(`"${cleanText(question)}" cannot be asked, because ${why}: give ${answeredBy}`);
}

async function ask<T>(
  context: Context,
  question: string,
  answeredBy: string,
  run: (prompts: Prompts, options: PromptOptions) => Promise<T | Cancelled>,
): Promise<T> {
  requireTerminal(context, question, answeredBy);
  const { stdin, signal, terminal } = context;
  const prompts = await import('@clack/prompts');
  const end = new AbortController();
  const stop = () => end.abort();
  // clack hears neither Ctrl-D nor a terminal that is closed, and would leave the process to end as if all were well.
  const hear = (_text: unknown, key: { readonly ctrl?: boolean; readonly name?: string } | undefined) => {
    if (key?.ctrl && key.name === 'd') stop();
  };
  signal.addEventListener('abort', stop);
  stdin.once('end', stop);
  try {
    await forgetTypedAhead(stdin);
    signal.throwIfAborted();
    const asked = run(prompts, { input: stdin, output: drawingOn(terminal), signal: end.signal });
    // Behind clack's own listener: told in between that all is over, clack would draw the question once more below it.
    stdin.on('keypress', hear);
    const answer = await asked;
    signal.throwIfAborted();
    if (prompts.isCancel(answer))
      throw new ExitError(
        130,
        'Interrupted: nothing was done without your answer; run the same command again to be asked once more',
      );
    return answer;
  } finally {
    signal.removeEventListener('abort', stop);
    stdin.off('keypress', hear).off('end', stop);
  }
}

const ESCAPE = '\u001b';
/** Colours, and what else is done to letters. */
const STYLES = new RegExp(`${ESCAPE}\\[[\\d;]*m`, 'g');

/** clack asks the environment alone whether colours are wanted, and Node about stdout: of `--no-color` neither knows. */
function drawingOn(terminal: Terminal): Output {
  const { stderr } = terminal;
  if (terminal.style('stderr') !== PLAIN) return stderr;
  const write = (text: string) => stderr.write(text.replace(STYLES, ''));
  return new Proxy(stderr, {
    get: (target, name) => {
      const value: unknown = name === 'write' ? write : Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
