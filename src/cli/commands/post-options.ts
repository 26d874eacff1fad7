import type { PostPlanView } from '../../report/post-view.ts';
import type { AccountOptions } from '../account-options.ts';
import { usageError } from '../errors.ts';
import type { Moment, WarningRule } from '../post-values.ts';
import type { QuietHours } from '../time-zone.ts';

/** The options that say which tweets are wanted, as `addChoiceOptions` declares them. */
export interface ChoiceOptions {
  readonly since?: Moment;
  readonly until?: Moment;
  readonly replies?: boolean;
  readonly retweets?: boolean;
  readonly minLikes?: number;
  readonly onlyMedia?: boolean;
  /** `--no-media` */
  readonly media: boolean;
  readonly lang?: readonly string[];
  readonly source?: readonly string[];
  readonly notSource?: readonly string[];
  readonly match?: readonly string[];
  readonly notMatch?: readonly string[];
  readonly tweet?: readonly string[];
  readonly select?: string;
  readonly limit?: number;
  readonly order: 'oldest' | 'newest';
}

/** The options of `post`, as `declarations/post.ts` declares them. */
export interface PostOptions extends AccountOptions, ChoiceOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly wasPublic?: boolean;
  readonly protected?: boolean;
  readonly visibility: PostPlanView['visibility'];
  readonly localOnly?: boolean;
  readonly max?: number;
  readonly quietHours?: QuietHours;
  readonly skipExisting?: boolean;
  readonly adopt?: boolean;
  readonly retryFailed?: boolean;
  readonly acceptFailed?: boolean;
  readonly dir?: string;

  readonly mention: 'name' | 'link' | 'matched';
  readonly hashtags: boolean;
  readonly date?: 'footer' | 'header' | 'none';
  readonly backdate: boolean;
  readonly dateFormat?: string;
  readonly dateLang: string;
  readonly timeZone?: string;
  readonly cw?: string;
  readonly cwMatch?: readonly WarningRule[];
  readonly onMissingMedia: 'post' | 'link' | 'skip';
  readonly altText?: string;
  readonly requireAlt?: boolean;
}

/** @throws {ExitError} 2 for options that contradict each other, before anything is read */
export function expectPostSense(options: PostOptions): void {
  const pairs: readonly (readonly [boolean | undefined, boolean | undefined, string])[] = [
    [options.wasPublic, options.protected, '--was-public or --protected'],
    [options.onlyMedia, !options.media, '--only-media or --no-media'],
    [options.retryFailed, options.acceptFailed, '--retry-failed or --accept-failed'],
  ];
  for (const [one, other, both] of pairs) if (one && other) throw usageError(`give ${both}, not both`);
  if (options.select === '-' && options.tokenFile === '-')
    throw usageError(
      'the selection and the token cannot both come from standard input: put the token into a file',
    );
}
