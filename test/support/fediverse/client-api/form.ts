import type { Asked } from '../exchange.ts';

/** The parameters of a request as Rails sees them: of the query and of a JSON, form or multipart body. */
export class Form {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.#values = values;
  }

  get(name: string): string | undefined {
    return this.#values.get(name)?.[0];
  }

  /** Of `name[]` and of a JSON array. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** @returns `undefined` when it is not sent; what Rails casts to false is false */
  flag(name: string): boolean | undefined {
    const value = this.get(name);
    return value === undefined ? undefined : !['false', 'f', '0', 'off', 'no', ''].includes(value);
  }
}

/** @throws {SyntaxError} when a JSON body is none */
export async function readForm(asked: Asked): Promise<Form> {
  const values = new Map<string, string[]>();
  const add = (name: string, value: string) => {
    const key = name.replace(/\[\]$/, '');
    values.set(key, [...(values.get(key) ?? []), value]);
  };
  for (const [name, value] of asked.url.searchParams) add(name, value);
  for (const [name, value] of await bodyFields(asked)) add(name, value);
  return new Form(values);
}

/** The fields of the body alone; files as their text. */
export async function bodyFields({ headers, body, parts }: Asked): Promise<(readonly [string, string])[]> {
  if (parts) return parts.map(({ name, text }) => [name, text] as const);
  const type = headers['content-type'] ?? '';
  if (body.length === 0) return [];
  if (type.startsWith('application/json')) return jsonFields(JSON.parse(Buffer.from(body).toString()));
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) {
    const form = await new Response(Buffer.from(body), { headers: { 'content-type': type } }).formData();
    return Promise.all(
      [...form].map(
        async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()] as const,
      ),
    );
  }
  return [];
}

function jsonFields(value: unknown): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    (Array.isArray(field) ? field : [field])
      .filter(each => each !== null)
      .map(each => [name, typeof each === 'object' ? JSON.stringify(each) : String(each)] as const),
  );
}
