import type { Asked, Handler, Reply } from './exchange.ts';

/** A path such as `/users/:name` and who answers it; `*` at the end matches any rest. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly handle: Handler;
}

/** The route of a GET. */
export function get(path: string, handle: Handler): Route {
  return { method: 'GET', path, handle };
}

interface Entry {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handle: Handler;
}

/** The routes of one host; the first that matches answers. */
export class Router {
  readonly #entries: Entry[] = [];

  /** Adds routes behind those that are there. */
  add(routes: readonly Route[]): void {
    this.#entries.push(...routes.map(compile));
  }

  /** Puts one route before all others. */
  override(route: Route): void {
    this.#entries.unshift(compile(route));
  }

  /** @returns `undefined` when no route matches */
  answer(asked: Asked): Reply | Promise<Reply> | undefined {
    for (const { method, pattern, handle } of this.#entries) {
      const found = method === asked.method ? pattern.exec(asked.url.pathname) : null;
      if (found) return handle({ ...asked, params: decode(found.groups ?? {}) });
    }
    return undefined;
  }
}

function compile({ method, path, handle }: Route): Entry {
  const source = path
    .replace(/[.+?()]/g, String.raw`\$&`)
    .replace(/\*$/, '.*')
    .replace(/:(\w+)/g, '(?<$1>[^/]+)');
  return { method, pattern: new RegExp(`^${source}$`), handle };
}

function decode(groups: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}
