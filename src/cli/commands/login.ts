import type { Api } from '../../http/types.ts';
import { LoginError } from '../../mastodon/errors.ts';
import { missingScopes, type Purpose } from '../../mastodon/purposes.ts';
import { missingReads } from '../../mastodon/token-check.ts';
import { type LogInRequest, type Login, logIn, logInWithToken } from '../../migrate/log-in.ts';
import { parseAddress, sameAddress } from '../../people/address.ts';
import { serverText } from '../../report/accounts-text.ts';
import { wrap } from '../../report/columns.ts';
import { cleanText, terminalSafeJson } from '../../report/text.ts';
import type { AccountStore, StoredAccount } from '../../settings/accounts.ts';
import { openApps } from '../../settings/apps.ts';
import { SettingsError } from '../../settings/errors.ts';
import type { CommonOptions, Context } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { type Progress, startProgress } from '../progress.ts';
import { askText, requireTerminal } from '../prompts.ts';
import { parseServer } from '../server-name.ts';
import { storedAccounts } from '../stored-accounts.ts';
import { readToken } from '../token-file.ts';
import { accountDocument } from './accounts.ts';
import { showEvents } from './login-events.ts';

/** The options of `login`, as `declarations/account.ts` declares them. */
export interface LoginOptions extends CommonOptions {
  readonly for: readonly Purpose[];
  readonly browser: boolean;
  readonly tokenFile?: string;
}

const QUESTION = 'Paste the code that your server shows:';
const ANSWERED_BY = '--token-file with a file that holds an access token';

/**
 * `oxpecker login <server>`.
 * @returns 0
 * @throws {LoginError} (4) nobody agreed, or the code or token is wrong
 * @throws {ExitError} 2 for what is no server, or where a code is needed and nobody can be asked
 */
export async function login(context: Context, options: LoginOptions, server: string): Promise<ExitCode> {
  const { terminal, clock } = context;
  const host = parseServer(server);
  const { tokenFile = '' } = options;
  const way = options.browser && context.hasDisplay ? 'browser' : 'code';
  if (tokenFile === '' && way === 'code') requireTerminal(context, QUESTION, ANSWERED_BY);
  const token = tokenFile === '' ? null : await readToken(context, tokenFile);
  const progress = await startProgress(terminal, clock, `Asking ${host}`);
  try {
    // Where nothing can be stored, nobody is asked.
    const store = await storedAccounts(context);
    const account = await logInAt({ host, purposes: options.for, way }, context, token, progress);
    await refuseOtherServer(store, account);
    await store.write(account);
    progress.stop();
    await show(context, options, account);
    const typed = parseAddress(server);
    if (typed !== null && !sameAddress(typed, account.address)) {
      const other = `You typed ${typed}, but this is ${account.address}: for the other one, change the account in your browser and log in again.`;
      for (const line of wrap(other, terminal.errorColumns)) terminal.say(line);
    }
    return 0;
  } finally {
    progress.stop();
  }
}

/** @param token what the person brought; null: they are asked for their consent */
async function logInAt(
  request: LogInRequest,
  context: Context,
  token: string | null,
  progress: Progress,
): Promise<StoredAccount> {
  const { host } = request;
  const api = await context.openApi(host);
  try {
    const done = await (token === null
      ? byConsent(context, api, request, progress)
      : byToken(context, api, request, token));
    const { server, credentials, scopes, clientId } = done;
    const { software, version } = server;
    return { ...credentials, host, software, version, token: done.token, scopes, clientId };
  } finally {
    await api.close();
  }
}

/** A server may call its accounts what it likes: the login to another server is not overwritten for that. */
async function refuseOtherServer(
  store: AccountStore,
  { address, host }: Pick<StoredAccount, 'address' | 'host'>,
): Promise<void> {
  const known = await store.read(address).catch((error: unknown) => {
    // What is damaged is what somebody logs in again for.
    if (error instanceof SettingsError) return null;
    throw error;
  });
  if (known === null || known.host === host) return;
  throw new LoginError(
    `${host} calls you ${address}, but you are logged in to that account at ${known.host}: if it has moved to ${host}, run npx oxpecker logout ${address} first`,
  );
}

async function byConsent(
  context: Context,
  api: Api,
  request: LogInRequest,
  progress: Progress,
): Promise<Login> {
  const { terminal, clock, signal, secret, openBrowser, configFolder } = context;
  const { host, purposes } = request;
  const apps = await openApps(configFolder);
  return await logIn(request, {
    api,
    apps: { read: () => apps.read(host), write: app => apps.write(host, app) },
    clock,
    signal,
    secret,
    openBrowser,
    askCode: () => askText(context, QUESTION, ANSWERED_BY),
    onEvent: showEvents(terminal, progress, purposes),
  });
}

async function byToken(
  { signal }: Context,
  api: Api,
  { host, purposes }: LogInRequest,
  token: string,
): Promise<Login> {
  const done = await logInWithToken(host, token, { api, signal });
  const missing =
    done.scopes === null
      ? await missingReads(api, token, done.credentials.id, purposes, signal)
      : missingScopes(done.scopes, purposes);
  if (missing.length === 0) return done;
  throw new LoginError(
    `The token lacks ${missing.join(', ')}: make one with these scopes too, or say with --for what it is for`,
  );
}

async function show({ terminal }: Context, options: LoginOptions, account: StoredAccount): Promise<void> {
  const document = accountDocument(account);
  if (terminal.json) await terminal.write([terminalSafeJson(document, 2), '\n']);
  else {
    const sentence = cleanText(`Logged in as ${account.address} (${serverText(document)}).`);
    await terminal.writeLines(wrap(sentence, terminal.columns));
  }
  if (options.for.includes('follow')) {
    const next =
      'Next: npx oxpecker follow with your archive, after npx oxpecker find and a look at its matches.csv.';
    for (const line of wrap(next, terminal.errorColumns)) terminal.say(line);
  }
}
