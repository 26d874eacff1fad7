import type { LookupStatus } from '../people/types.ts';

/** The network said clearly that there is nobody to follow. The message is a sentence fragment that says why. */
export class NoAccountError extends Error {
  override readonly name = 'NoAccountError';
  readonly status: Exclude<LookupStatus, 'found' | 'moved'>;

  constructor(status: NoAccountError['status'], why: string, options?: ErrorOptions) {
    super(why, options);
    this.status = status;
  }
}
