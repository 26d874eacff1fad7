import { ApiError } from '../mastodon/errors.ts';
import { type Loopback, loopbackUri, openLoopback } from '../mastodon/loopback.ts';
import { type App, type OAuth, OUT_OF_BAND } from '../mastodon/oauth.ts';
import { coarseScopesFor, PURPOSES, type Purpose, scopesFor } from '../mastodon/purposes.ts';
import type { Server } from '../mastodon/types.ts';

/** Where a server's registration of this program is kept between runs. */
export interface AppMemory {
  read(): Promise<App | null>;
  write(app: App): Promise<void>;
}

/**
 * This program's registration with a server, new if there is none that suffices, and the listener that it sends
 * browsers back to.
 * The caller closes the listener; null: its port is taken.
 * @throws {TemporaryError | ApiError | UnreachableError}
 */
export async function registeredApp(
  oauth: OAuth,
  server: Server,
  apps: AppMemory,
): Promise<{ readonly app: App; readonly loopback: Loopback | null }> {
  const known = await apps.read();
  if (known !== null && isEnough(known, server) && !(await oauth.hasForgotten(known))) {
    return { app: known, loopback: await openLoopback(known.port) };
  }
  // Most servers compare the port as well: it is chosen before it is registered.
  const loopback = await openLoopback(0);
  if (loopback === null) {
    throw new Error(
      'This machine does not let oxpecker listen on 127.0.0.1, where your browser brings the answer: allow that to Node, or make a token in the settings of your server and log in with --token-file',
    );
  }
  try {
    const app = await register(oauth, server, loopback.port);
    await apps.write(app);
    return { app, loopback };
  } catch (error) {
    loopback.close();
    throw error;
  }
}

/** What to ask for: as fine as the app was registered for. */
export function wantedScopes(app: App, purposes: readonly Purpose[], server: Server): string[] {
  const fine = scopesFor(purposes, server.software);
  return fine.every(scope => app.scopes.includes(scope)) ? fine : coarseScopesFor(purposes);
}

/** Whether all that this program ever asks for was registered: what was not, a server refuses without saying why. */
function isEnough(app: App, { software }: Server): boolean {
  return [scopesFor(PURPOSES, software), coarseScopesFor(PURPOSES)].some(all =>
    all.every(scope => app.scopes.includes(scope)),
  );
}

async function register(oauth: OAuth, server: Server, port: number): Promise<App> {
  const redirectUris = [loopbackUri(port), OUT_OF_BAND];
  const fine = scopesFor(PURPOSES, server.software);
  const app = oauth.maySupport(fine) ? await oauth.register({ redirectUris, port, scopes: fine }) : null;
  const registered = app ?? (await oauth.register({ redirectUris, port, scopes: coarseScopesFor(PURPOSES) }));
  if (registered !== null) return registered;
  throw new ApiError(
    422,
    `${server.host} does not let oxpecker register as an app, whatever rights it asks for`,
  );
}
