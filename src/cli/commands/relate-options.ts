import type { Operation, Server } from '../../mastodon/types.ts';
import type { Address } from '../../people/address.ts';
import type { Confidence, Relation } from '../../people/types.ts';
import type { AccountOptions } from '../account-options.ts';
import type { Context } from '../context.ts';
import { usageError } from '../errors.ts';
import { requireTerminal } from '../prompts.ts';

/** The options of `follow`, `block` and `mute`, as `declarations/relate.ts` declares them. */
export interface RelateOptions extends AccountOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly max?: number;
  readonly only?: readonly Address[];
  readonly minConfidence?: Confidence;
  readonly relation?: ReadonlySet<Relation>;
  readonly retryFailed?: boolean;
  readonly acceptFailed?: boolean;
  readonly list?: string;
  readonly reblogs?: boolean;
  readonly notify?: boolean;
  readonly hideNotifications?: boolean;
  readonly viaImport?: boolean;
  readonly dir?: string;
}

/** @throws {ExitError} 2 before anything is read */
export function expectRelateSense(
  operation: Operation,
  context: Context,
  options: RelateOptions,
  input: string | undefined,
): asserts input is string {
  if (input === undefined || input === '') {
    throw usageError(
      `${operation} needs an archive, or the matches.csv that find wrote, as in npx oxpecker ${operation} twitter.zip`,
    );
  }
  if (input === '-' && options.tokenFile === '-') {
    throw usageError(
      'the list and the token cannot both come from standard input: put the token into a file',
    );
  }
  if (options.retryFailed && options.acceptFailed) {
    throw usageError('give --retry-failed or --accept-failed, not both');
  }
  if (!options.dryRun && !options.yes) requireTerminal(context, `May I ${operation} these people?`, '--yes');
}

/** @throws {ExitError} 2 where the server has no import, or one that does not take what is asked for */
export function expectImport(
  { software, quirks }: Pick<Server, 'software' | 'quirks'>,
  { reblogs, notify, hideNotifications }: RelateOptions,
): void {
  if (quirks.importApi === null) {
    throw usageError(
      `${software} takes no import from a program: leave --via-import out, or use the import page of its settings`,
    );
  }
  const lost = [
    ...(reblogs === false ? ['--no-reblogs'] : []),
    ...(notify ? ['--notify'] : []),
    ...(hideNotifications === false ? ['--no-hide-notifications'] : []),
  ];
  if (quirks.importApi === 'akkoma' && lost.length > 0) {
    throw usageError(
      `${software} imports nothing but addresses: leave --via-import out, or ${lost.join(' and ')}`,
    );
  }
}
