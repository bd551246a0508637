import { InputError } from '../../errors.js';
import { type OpenFile, openFile } from '../../file.js';
import type { TransferProgress } from '../../options.js';
import type { MultipartForm } from '../../transport.js';
import { joinBytes } from '../join-bytes.js';
import { withProgress } from './with-progress.js';

/** Up to this size a form is in memory: that is faster than a blob or a stream. */
const mostInMemory = 2 ** 20;
const browser = 'window' in globalThis || 'WorkerGlobalScope' in globalThis;
const encoder = new TextEncoder();

/** A form that can be sent. */
export interface EncodedForm {
  /** The body, or what opens it anew for each attempt. */
  readonly body: BodyInit | (() => ReadableStream<Uint8Array>);
  readonly headers: Record<string, string>;
  /** Returns why a file could not be read to its end while it was streamed, if that was so. */
  failure?(): InputError | undefined;
  /** Ends a stream when the request has ended: Node's `fetch` would read an aborted one to its end. */
  end?(): void;
}

/** Returns the body and headers of a form. It is streamed only where that is needed and the platform can. */
export async function encodeForm(
  form: MultipartForm,
  onProgress?: (progress: TransferProgress) => void,
): Promise<EncodedForm> {
  const boundary = `x-${crypto.randomUUID()}`;
  const parts = Object.entries(form).flatMap(([name, value]): Part[] => {
    if (value === undefined) return [];
    const file = typeof value === 'string' ? openFile(name, encoder.encode(value)) : openFile(name, value);
    return [{ head: encoder.encode(head(boundary, name, typeof value === 'string' ? undefined : file)), file }];
  });
  const tail = encoder.encode(`--${boundary}--\r\n`);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const sizes = [tail.length, ...parts.map((part) => part.head.length + (part.file.size ?? Number.NaN) + 2)];
  const total = sizes.reduce((sum, length) => sum + length, 0);
  const isReopened = !(total <= mostInMemory) && parts.some(({ file }) => file.isReopened);
  const isOnce = onProgress !== undefined || parts.some(({ file }) => file.isStream);
  if (browser || !(isOnce || isReopened)) return { body: await wholeBody(parts, tail, total), headers };

  let failure: InputError | undefined;
  let hasEnded = false;
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for (const { head, file } of parts) {
        yield head;
        for await (const chunk of file.chunks()) {
          if (hasEnded) throw new Error('the request has ended');
          yield chunk;
        }
        yield encoder.encode('\r\n');
      }
      yield tail;
    } catch (error) {
      if (error instanceof InputError) failure = error;
      throw error;
    }
  };
  const open = () =>
    withProgress(bytes(), { total: Number.isNaN(total) ? undefined : total, onProgress, givesMemory: false });
  const end = () => {
    hasEnded = true;
  };
  return { body: isOnce ? open() : open, headers, failure: () => failure, end };
}

interface Part {
  readonly head: Uint8Array<ArrayBuffer>;
  readonly file: OpenFile;
}

/**
 * Not a FormData: when it is aborted while reading one, Node's `fetch` leaves an unhandled rejection, which ends the
 * program. A large file that is a blob is not read here.
 */
async function wholeBody(parts: readonly Part[], tail: Uint8Array<ArrayBuffer>, total: number): Promise<BodyInit> {
  const useBlobs = !(total <= mostInMemory) && takesBlobs();
  const pieces: (Uint8Array<ArrayBuffer> | Blob)[] = [];
  for (const { head, file } of parts) {
    pieces.push(head);
    if (useBlobs && file.blob) pieces.push(file.blob);
    else for await (const chunk of file.chunks()) pieces.push(chunk);
    pieces.push(encoder.encode('\r\n'));
  }
  pieces.push(tail);
  return useBlobs ? new Blob(pieces) : joinBytes(pieces.filter((piece) => piece instanceof Uint8Array)).buffer;
}

/** Whether `fetch` knows `Blob`. That of jsdom is no blob to Node's `fetch`, which would send it as text. */
const takesBlobs = (): boolean =>
  new Response(new Blob([], { type: 'image/png' })).headers.get('content-type') === 'image/png';

function head(boundary: string, name: string, file: OpenFile | undefined): string {
  const quoted = (text: string): string => text.replace(/[\r\n"]/g, encodeURIComponent);
  const start = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
  if (!file) return `${start}\r\n\r\n`;
  const type = file.type.replace(/[\r\n]/g, '') || 'application/octet-stream';
  return `${start}; filename="${quoted(file.name)}"\r\nContent-Type: ${type}\r\n\r\n`;
}
