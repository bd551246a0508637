import { isRecord, type JsonObject } from '../record.js';

/** A shorter value occurs in ordinary text. */
const SHORTEST = 8;

const isSecretName = (name: string): boolean => /(?:password|token|secret|api_?key)$/i.test(name);

/** Every token, password and key that was sent to a server or issued by it. */
export class Secrets {
  /** What each of them is. */
  readonly #kinds = new Map<string, string>();

  /** The number of them. */
  get size(): number {
    return this.#kinds.size;
  }

  /** Returns a fetch that remembers the secrets of its requests and responses. */
  watch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (input, init) => {
      const request = new Request(input, init);
      await this.#readRequest(request);
      const response = await fetch(request);
      await this.#readResponse(request, response);
      return response;
    };
  }

  /** Returns an error that says what of them is where in a text; undefined when none is in it. */
  leakIn(text: string): Error | undefined {
    const found = [...this.#kinds].filter(([secret]) => text.includes(secret)).sort(longestFirst);
    const [, kind] = found[0] ?? [];
    if (kind === undefined) return undefined;
    const marked = found.reduce((rest, [secret, name]) => rest.replaceAll(secret, `<${name}>`), text);
    const place = marked.indexOf(`<${kind}>`);
    const excerpt = marked.slice(Math.max(0, place - 120), place + 80);
    return new Error(`what was thrown, logged or inspected contains a ${kind}: …${excerpt}…`);
  }

  async #readRequest(request: Request): Promise<void> {
    const { headers, url } = request;
    this.#add('bearer token', headers.get('authorization')?.replace(/^\S+ /, ''));
    for (const cookie of (headers.get('cookie') ?? '').split(/; */)) this.#add('cookie', cookie.split('=')[1]);
    for (const [name, value] of new URL(url).searchParams) if (isSecretName(name)) this.#add(name, value);
    if (isJson(headers)) this.#readJson(await request.clone().text());
  }

  async #readResponse({ url }: Request, response: Response): Promise<void> {
    const { headers } = response;
    this.#add('renewed token', headers.get('x-refreshed-token'));
    for (const cookie of headers.getSetCookie()) this.#add('cookie', /^[^=]+=([^;]*)/.exec(cookie)?.[1]);
    const isIssuing = response.ok && new URL(url).pathname.includes('/auth/') && isJson(headers);
    if (isIssuing) this.#readJson(await response.clone().text());
  }

  #readJson(text: string): void {
    try {
      this.#readValue(JSON.parse(text));
    } catch {
      // a scenario of invalid JSON
    }
  }

  #readValue(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.#readValue(item);
    if (isRecord(value)) this.#readFields(value);
  }

  #readFields(fields: JsonObject): void {
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value !== 'string') this.#readValue(value);
      else if (isSecretName(name)) this.#add(name, value);
    }
  }

  #add(kind: string, secret: string | null | undefined): void {
    if (secret && secret.length >= SHORTEST && !this.#kinds.has(secret)) this.#kinds.set(secret, kind);
  }
}

const longestFirst = ([a]: readonly [string, string], [b]: readonly [string, string]) => b.length - a.length;

const isJson = (headers: Headers): boolean => (headers.get('content-type') ?? '').startsWith('application/json');
