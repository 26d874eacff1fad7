import type { Account } from './account.ts';
import { actorJson } from './actor.ts';
import { type Asked, json, page, type Reply, redirect, wantsActivity } from './exchange.ts';
import type { Instance } from './instance.ts';
import { escapeHtml, inlineText, richText } from './rich-text.ts';
import { get, type Route } from './router.ts';

/** The actor and the page for people: one resource in two forms, chosen by `Accept`. */
export function profileRoutes(instance: Instance): Route[] {
  const { actor, profile } = instance.software;
  const paths = [...new Set([actor, profile])];
  return paths.map(path => get(path, asked => show(instance, asked)));
}

function show(instance: Instance, asked: Asked): Reply {
  const account = instance.inPath(asked.params);
  const activity = wantsActivity(asked);
  if (activity && instance.software.signedFetch) return json({ error: 'Request not signed' }, 401);
  if (!account) return activity ? json({ error: 'Not Found' }, 404) : page('<h1>404 Not Found</h1>', 404);
  if (account.options.gone) return activity ? json({ error: 'Gone' }, 410) : page('<h1>410 Gone</h1>', 410);
  if (activity) return json(actorJson(account), 200, 'application/activity+json; charset=utf-8');
  if (account.options.suspended) return page('<h1>This account is suspended</h1>', 403);
  const here = asked.url.href.toLowerCase();
  return here === account.url.toLowerCase() ? page(profilePage(account)) : redirect(account.url);
}

/** What Mastodon sends before its scripts run, and below it what the scripts would show. */
function profilePage(account: Account): string {
  const { options, address, uri, username } = account;
  const title = escapeHtml(`${options.displayName || username} (@${address})`);
  const fields = options.fields ?? [];
  const me = fields
    .filter(({ value }) => /^https:\/\/\S+$/.test(value))
    .map(({ value }) => `<link href='${escapeHtml(value)}' rel='me' type='text/html'>\n`);
  const rows = fields.map(
    ({ name, value }) =>
      `<dl><dt>${escapeHtml(name)}</dt><dd>${inlineText(value, 'nofollow noopener me')}</dd></dl>`,
  );
  return `<!DOCTYPE html>
<html lang='en'>
<head>
<meta charset='utf-8'>
<title>${title} - ${escapeHtml(account.instance.software.name)}</title>
<link href='${escapeHtml(uri)}' rel='alternate' type='application/activity+json'>
${me.join('')}<meta content='${title}' property='og:title'>
</head>
<body>
<h1>${title}</h1>
<div class='account__header__content'>${richText(options.note ?? '')}</div>
<div class='account__header__fields'>${rows.join('')}</div>
</body>
</html>
`;
}
