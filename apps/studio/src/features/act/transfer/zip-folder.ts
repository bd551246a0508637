import type { DownloadFolder } from '@x/services/transfer';
import { downloadZip } from 'client-zip';

interface Entry {
  readonly name: string;
  readonly input: Blob;
}

/**
 * A zip file that is written as files are downloaded. A file is put into it when it is whole, so that one that breaks off
 * leaves the others as they are. Browsers keep large blobs on the disk.
 */
export class ZipFolder implements DownloadFolder {
  readonly name = 'zip';
  readonly #entries: ReadableStream<Entry>;
  readonly #whole: Promise<Blob>;
  #controller: ReadableStreamDefaultController<Entry> | undefined;

  constructor() {
    this.#entries = new ReadableStream<Entry>({
      start: (controller) => {
        this.#controller = controller;
      },
    });
    this.#whole = downloadZip(entriesOf(this.#entries)).blob();
    this.#whole.catch(() => {}); // it rejects where it is awaited
  }

  async list(): Promise<readonly string[]> {
    return [];
  }

  async write(name: string, content: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<void> {
    const chunks = await Array.fromAsync(content);
    this.#controller?.enqueue({ name, input: new Blob(chunks) });
  }

  /** Returns the zip with everything that was written. */
  finish(): Promise<Blob> {
    this.#controller?.close();
    return this.#whole;
  }
}

async function* entriesOf(stream: ReadableStream<Entry>): AsyncGenerator<Entry> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
