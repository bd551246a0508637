import { Buffer } from 'node:buffer';

/**
 * A request as the operations read it.
 *
 * It is no class of the platform: DOM test environments replace `Request` and its kin with their own.
 */
export interface ServerRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: RequestHeaders;
  readonly signal: AbortSignal;
  /** The origins whose web pages may read the response. */
  readonly allowOrigins: readonly string[];
  /** The folder of the web app that is served beside the operations. */
  readonly webFolder?: string | undefined;
  /** The chunks of the body, which are read once. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** The headers of a request. Names are in lower case. */
export interface RequestHeaders {
  get(name: string): string | null;
  has(name: string): boolean;
  entries(): Iterable<[name: string, value: string]>;
}

/** Reads the whole body of a request. */
export async function readBody({ body }: Pick<ServerRequest, 'body'>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const [first] = chunks;
  if (first && chunks.length === 1) return Buffer.from(first.buffer, first.byteOffset, first.byteLength);
  return Buffer.concat(chunks);
}

/** Returns a body of one chunk; of none when it is empty. */
export async function* bodyOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
