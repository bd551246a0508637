import { isRecord } from '../../is-record.js';

type Init = RequestInit & { readonly headers: Readonly<Record<string, string>> };
type Fetch = (url: string, init: Init) => Promise<Response>;
type Packer = 'createGunzip' | 'createInflate' | 'createInflateRaw' | 'createBrotliDecompress';

/** What is used of Node. */
interface Node {
  getBuiltinModule(name: 'node:diagnostics_channel'): {
    subscribe(name: string, listener: (message: unknown) => void): void;
  };
  getBuiltinModule(name: 'node:async_hooks'): { readonly AsyncLocalStorage: new () => BodyStorage };
  getBuiltinModule(name: 'node:zlib'): Zlib;
}
type Zlib = Readonly<Record<Packer, () => Unpacker>>;
interface BodyStorage {
  getStore(): CompressedBody | undefined;
  run<T>(store: CompressedBody, work: () => T): T;
}
interface Unpacker {
  write(chunk: Uint8Array): unknown;
  end(): unknown;
  destroy(): unknown;
  resume(): unknown;
  on(event: 'end' | 'error', listener: () => void): unknown;
}

const bodies = new WeakMap<Response, CompressedBody>();
let node: { readonly zlib: Zlib; readonly storage: BodyStorage } | undefined;

/**
 * Returns the same `fetch`, whose responses {@link expectWholeBody} can check.
 *
 * Node's `fetch` takes a compressed body whose end is missing for a whole one: its zlib streams end with what they have
 * (`finishFlush` in https://github.com/nodejs/undici/blob/v7.29.1/lib/web/fetch/index.js). On diagnostics channels it
 * reports what it receives. Other platforms notice by themselves, or give no way to know.
 */
export function watchCompressed(fetch: Fetch): Fetch {
  return async (url, init) => {
    node ??= connectToNode();
    // JSON that was cut off cannot be parsed, which is noticed anyway.
    if (!node || init.headers['accept'] === 'application/json') return fetch(url, init);
    const body = new CompressedBody(node.zlib);
    const response = await node.storage.run(body, () => fetch(url, init));
    bodies.set(response, body);
    return response;
  };
}

/** Rejects when the end of a compressed body is missing. Call it when the body has been read. */
export async function expectWholeBody(response: Response): Promise<void> {
  if (await bodies.get(response)?.isCutOff()) throw new Error('the compressed response was cut off');
}

/** Ends the check of a body that is not read to its end. */
export const stopWatching = (response: Response): void => bodies.get(response)?.stop();

/** The bytes of one response as they arrive. They are unpacked a second time, by streams that insist on the end. */
class CompressedBody {
  readonly #zlib: Zlib;
  #encoding = '';
  #unpacker: Unpacker | undefined;
  #isCutOff: Promise<boolean> | undefined;
  #hasEnded = false;

  constructor(zlib: Zlib) {
    this.#zlib = zlib;
  }

  /** Begins with the headers of a response: name, value, name, value. */
  start(headers: readonly unknown[]): void {
    const index = headers.findIndex((name, place) => place % 2 === 0 && /^content-encoding$/i.test(String(name)));
    this.#encoding =
      index < 0
        ? ''
        : String(headers[index + 1])
            .trim()
            .toLowerCase();
  }

  add(chunk: Uint8Array): void {
    this.#unpacker ??= this.#unpack(chunk[0] ?? 0);
    this.#unpacker?.write(chunk);
  }

  end(): void {
    this.#hasEnded = true;
    this.#unpacker?.end();
  }

  async isCutOff(): Promise<boolean> {
    return this.#hasEnded && (await this.#isCutOff) === true;
  }

  stop(): void {
    this.#unpacker?.destroy();
  }

  #unpack(firstByte: number): Unpacker | undefined {
    const unpacker = createUnpacker(this.#zlib, this.#encoding, firstByte);
    this.#isCutOff =
      unpacker &&
      new Promise((resolve) => {
        unpacker.on('end', () => resolve(false));
        unpacker.on('error', () => resolve(true));
      });
    unpacker?.resume();
    return unpacker;
  }
}

/** Of two encodings in a row, and of those that `fetch` checks itself, nothing is unpacked. */
function createUnpacker(zlib: Zlib, encoding: string, firstByte: number): Unpacker | undefined {
  if (encoding === 'gzip' || encoding === 'x-gzip') return zlib.createGunzip();
  if (encoding === 'br') return zlib.createBrotliDecompress();
  // By the standard deflate has a head, but some servers leave it out.
  if (encoding === 'deflate') return (firstByte & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw();
  return undefined;
}

const isNode = (value: unknown): value is Node => isRecord(value) && typeof value['getBuiltinModule'] === 'function';

function connectToNode(): typeof node {
  const platform: object = globalThis;
  const process = 'process' in platform ? platform.process : undefined;
  if (!isNode(process)) return undefined;
  const storage = new (process.getBuiltinModule('node:async_hooks').AsyncLocalStorage)();
  const channels = process.getBuiltinModule('node:diagnostics_channel');
  const requests = new WeakMap<object, CompressedBody>();
  const listen = (
    event: string,
    use: (body: CompressedBody, message: Readonly<Record<string, unknown>>) => void,
  ): void =>
    channels.subscribe(`undici:request:${event}`, (message) => {
      const request = isRecord(message) ? message['request'] : undefined;
      const body = isRecord(request) ? requests.get(request) : undefined;
      if (body && isRecord(message)) use(body, message);
    });
  channels.subscribe('undici:request:create', (message) => {
    const body = storage.getStore();
    const request = isRecord(message) ? message['request'] : undefined;
    if (body && isRecord(request)) requests.set(request, body);
  });
  listen('headers', (body, { response }) => {
    const headers = isRecord(response) ? response['headers'] : undefined;
    if (Array.isArray(headers)) body.start(headers);
  });
  listen('bodyChunkReceived', (body, { chunk }) => {
    if (chunk instanceof Uint8Array) body.add(chunk);
  });
  listen('trailers', (body) => body.end());
  return { zlib: process.getBuiltinModule('node:zlib'), storage };
}
