import { type Asked, type Handler, type Layer, page, type Reply } from './exchange.ts';
import { Gate } from './gate.ts';
import { get, type Route, Router } from './router.ts';

/** Which certificate a host shows: its own, another host's, one of an unknown authority, one of last month. */
export type Credential = 'valid' | 'wrong-name' | 'untrusted' | 'expired';

export interface HostOptions {
  readonly credential?: Credential;
  /** Whether answers carry a `Date`. */
  readonly dated?: boolean;
}

/** One host name of the fake fediverse: routes, and layers before them. */
export class Host {
  readonly name: string;
  readonly credential: Credential;
  readonly dated: boolean;
  readonly #router = new Router();
  readonly #layers: Layer[] = [];
  #unmatched: Handler = () =>
    page('<html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>', 404);

  constructor(name: string, options: HostOptions = {}) {
    this.name = name;
    this.credential = options.credential ?? 'valid';
    this.dated = options.dated ?? true;
  }

  add(routes: readonly Route[]): this {
    this.#router.add(routes);
    return this;
  }

  /** Puts a layer before the routes and the layers that are there. */
  through(layer: Layer): this {
    this.#layers.unshift(layer);
    return this;
  }

  /** Answers GETs of `path` from now on in another way than its routes do. */
  on(path: string, answer: Reply | Handler): this {
    this.#router.override(get(path, typeof answer === 'function' ? answer : () => answer));
    return this;
  }

  /** Who answers what no route matches. */
  otherwise(handle: Handler): this {
    this.#unmatched = handle;
    return this;
  }

  /** Makes requests wait until the gate opens: those whose path starts with `prefix`. */
  hold(prefix = '/'): Gate {
    const gate = new Gate();
    this.through(gate.layer(path => path.startsWith(prefix)));
    return gate;
  }

  async answer(asked: Asked): Promise<Reply> {
    const routes: Handler = inner => this.#router.answer(inner) ?? this.#unmatched(inner);
    const layered = this.#layers.reduceRight<Handler>((next, layer) => inner => layer(inner, next), routes);
    return layered(asked);
  }
}
