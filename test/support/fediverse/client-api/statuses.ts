import { json, type Reply } from '../exchange.ts';
import type { Route } from '../router.ts';
import type { Status } from '../state/statuses.ts';
import { route, type Visit } from './guard.ts';
import { post } from './post.ts';
import { refusal, refused } from './refusals.ts';
import type { Site } from './site.ts';
import { statusJson } from './status-json.ts';

const READ = ['read:statuses'];
const WRITE = ['write:statuses'];
const ONE = '/api/v1/statuses/:id';

/** Single posts: `app/controllers/api/v1/statuses_controller.rb`. */
export function statusRoutes(site: Site): Route[] {
  const { statuses, instance } = site;
  const missing = () => refusal(instance.software, 'missing');
  const found = (handle: (status: Status, visit: Visit) => Reply) => (visit: Visit) => {
    const status = statuses.get(visit.params['id'] ?? '');
    return status && isVisible(status, visit) ? handle(status, visit) : missing();
  };
  const show = (status: Status) => json(statusJson(site, status));
  const source = ({ id, text, spoiler, author }: Status, { me }: Visit) =>
    author === me ? json({ id, text, spoiler_text: spoiler }) : missing();
  return [
    route(site, 'POST', '/api/v1/statuses', WRITE, visit => post(site, visit)),
    route(site, 'GET', ONE, READ, found(show)),
    route(
      site,
      'DELETE',
      ONE,
      WRITE,
      found((status, { me, form, body, headers }) => {
        if (status.author !== me) return missing();
        // As observed on 2.96.
        if (
          instance.software.name === 'snac' &&
          body.length === 0 &&
          /json/.test(headers['content-type'] ?? '')
        )
          return refused(instance.software, 400, 'Bad Request');
        const shown = statusJson(site, status);
        statuses.delete(status, form.flag('delete_media') ?? false);
        return json({ ...shown, text: status.text });
      }),
    ),
    route(site, 'GET', `${ONE}/source`, READ, found(source)),
  ];
}

function isVisible({ visibility, author, mentions }: Status, { me }: Visit): boolean {
  return author === me || ['public', 'unlisted'].includes(visibility) || mentions.includes(me);
}
