import type { TransferProgress } from '../../options.js';
import type { FileStream, MultipartForm } from '../../transport.js';
import { withProgress } from './with-progress.js';

const chunkSize = 65_536;
/** What is sent as bytes: 1 MiB. */
const smallBody = 2 ** 20;
const browser = 'window' in globalThis || 'WorkerGlobalScope' in globalThis;
const encoder = new TextEncoder();

/** Returns the body and headers of a form. It is streamed only where that is needed and the platform can. */
export async function encodeForm(
  form: MultipartForm,
  finished: AbortSignal,
  onProgress?: (progress: TransferProgress) => void,
): Promise<{ body: BodyInit; headers: Record<string, string> }> {
  const boundary = `x-${crypto.randomUUID()}`;
  const parts = Object.entries(form).flatMap(([name, value]) =>
    value === undefined ? [] : [{ value, head: encoder.encode(head(boundary, { name, value })) }],
  );
  const isStreamed = onProgress !== undefined || parts.some(({ value }) => isStream(value));
  const tail = encoder.encode(`--${boundary}--\r\n`);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  if (!isStreamed || browser) {
    const blobParts = parts.map(async (part) => [part.head, await blobOf(part.value), '\r\n']);
    // Not a FormData: when it is aborted while reading one, Node's `fetch` leaves an unhandled rejection, which ends the program.
    const body = new Blob([...(await Promise.all(blobParts)).flat(), tail]);
    // To read it ahead takes less time than to let `fetch` make a stream of it.
    return { body: body.size <= smallBody ? await body.arrayBuffer() : body, headers };
  }

  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    for (const part of parts) {
      yield part.head;
      for await (const chunk of content(part.value)) {
        finished.throwIfAborted(); // Node's `fetch` would read an aborted body to its end
        yield chunk;
      }
      yield encoder.encode('\r\n');
    }
    yield tail;
  };
  const sizes = [tail.length, ...parts.map((part) => part.head.length + size(part.value) + 2)];
  const total = sizes.reduce((sum, length) => sum + length, 0);
  return {
    body: withProgress(bytes(), Number.isNaN(total) ? undefined : total, onProgress),
    headers,
  };
}

interface Part {
  readonly name: string;
  readonly value: string | Blob | FileStream;
}

const isStream = (value: Part['value']): value is FileStream =>
  typeof value === 'object' && 'stream' in value && !(value instanceof Blob);
const fileName = (value: Blob | FileStream): string => ('name' in value ? String(value.name) : 'blob');

const blobOf = async (value: Part['value']): Promise<string | Blob> =>
  isStream(value) ? new Response(value.stream).blob() : value;

function head(boundary: string, { name, value }: Part): string {
  const quoted = (text: string): string => text.replace(/[\r\n"]/g, encodeURIComponent);
  const start = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
  if (typeof value === 'string') return `${start}\r\n\r\n`;
  const type = value.type.replace(/[\r\n]/g, '') || 'application/octet-stream';
  return `${start}; filename="${quoted(fileName(value))}"\r\nContent-Type: ${type}\r\n\r\n`;
}

async function* content(value: Part['value']): AsyncGenerator<Uint8Array> {
  if (typeof value === 'string') yield encoder.encode(value);
  else if (isStream(value)) yield* value.stream;
  else {
    for (let start = 0; start < value.size; start += chunkSize) {
      yield new Uint8Array(await value.slice(start, start + chunkSize).arrayBuffer());
    }
  }
}

function size(value: Part['value']): number {
  if (typeof value === 'string') return encoder.encode(value).length;
  return value.size ?? Number.NaN;
}
