import type { Clock } from '../../../src/http/clock.ts';
import type { Account, AccountOptions } from './account.ts';
import { apiRoutes, notFound } from './api.ts';
import { Host } from './host.ts';
import { Instance, type InstanceOptions } from './instance.ts';
import { nodeInfoRoutes } from './node-info.ts';
import { profileRoutes } from './profile.ts';
import { webFingerRoutes } from './webfinger.ts';
import { ANONYMOUS_API, type Limit, LimitWindow, limited } from './window.ts';

export interface MastodonOptions extends InstanceOptions {
  /** Limits anonymous API calls: `true` for Mastodon's 300 in 5 minutes. Off, no limit and no headers. */
  readonly anonymousLimit?: Limit | true;
}

/** A server people live on: an instance behind the routes of its software. */
export class MastodonHost extends Host {
  readonly instance: Instance;

  constructor(name: string, options: MastodonOptions, clock: Pick<Clock, 'now'>) {
    const instance = new Instance(name, options);
    super(name, { dated: instance.software.dated });
    this.instance = instance;
    this.add([
      ...webFingerRoutes(instance),
      ...nodeInfoRoutes(instance),
      ...apiRoutes(instance),
      ...profileRoutes(instance),
    ]).otherwise(asked => notFound(instance, asked));
    const limit = options.anonymousLimit === true ? ANONYMOUS_API : options.anonymousLimit;
    if (limit) this.through(limited('/api', new LimitWindow(limit, clock)));
  }

  /** Moves somebody in. */
  account(username: string, options: AccountOptions = {}): Account {
    return this.instance.add(username, options);
  }
}
