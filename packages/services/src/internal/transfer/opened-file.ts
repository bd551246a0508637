import { givesMemory, streamOf } from '@x/transport/async';
import type { RequestOptions } from '@x/transport/options';

import { joined } from '../joined.js';
import { isPng, pixelsBegin } from '../png-texts.js';
import { createSha256, sha256 } from '../sha256.js';
import { readChunks } from './read-chunks.js';
import { resumedChunks } from './resumed-chunks.js';

/** A file of up to so many bytes is in memory while it is transferred; of a larger one its beginning is. */
export const MOST_IN_MEMORY = 2 ** 20;

/** So many bytes say what format a file has. The first piece of a response may have fewer. */
const FORMAT = 64;

type Open = (options: RequestOptions) => Promise<ReadableStream<Uint8Array>>;

/** What a file is read from. */
interface Source {
  /** Whether the memory of all chunks so far is ours. */
  readonly isGiven: boolean;
}

/** What was read of a file. */
interface Beginning {
  readonly open: Open;
  readonly source: Source;
  readonly head: Uint8Array;
  /** What follows `head` and is in memory too. */
  readonly pieces: readonly Uint8Array[];
  /** What was not read yet; `undefined` when nothing is left. */
  readonly rest: AsyncGenerator<Uint8Array> | undefined;
}

/** A file whose beginning was read, with the texts before the pixels of a PNG. */
export class OpenedFile {
  /** Its beginning: all of it, or at least what is before the pixels of a PNG. */
  readonly head: Uint8Array;
  /** Whether `head` is all of it. */
  readonly isWhole: boolean;
  readonly #open: Open;
  readonly #source: Source;
  /** What follows `head`, until it is read. */
  #rest: AsyncGenerator<Uint8Array> | undefined;
  #pieces: readonly Uint8Array[];

  private constructor({ open, source, head, pieces, rest }: Beginning) {
    this.#open = open;
    this.#source = source;
    this.head = head;
    this.isWhole = rest === undefined;
    this.#pieces = pieces;
    this.#rest = rest;
  }

  /** Opens a file and reads its beginning. A file of a server that breaks off is opened again and read on. */
  static async open(open: Open, options: RequestOptions): Promise<OpenedFile> {
    const source = { isGiven: true };
    const rest = resumedChunks(async () => {
      const stream = await open(options);
      source.isGiven &&= givesMemory(stream);
      return stream;
    });
    try {
      const pieces: Uint8Array[] = [];
      let size = 0;
      for (let enough = MOST_IN_MEMORY; ; ) {
        options.signal?.throwIfAborted();
        const { done, value } = await rest.next();
        if (done) return new OpenedFile({ open, source, head: joined(pieces), pieces: [], rest: undefined });
        pieces.push(value);
        size += value.length;
        if (size < enough) continue;
        const count = headOf(pieces);
        if (count > 0) {
          const head = joined(pieces.slice(0, count));
          return new OpenedFile({ open, source, head, pieces: pieces.slice(count), rest });
        }
        enough = 2 * size;
      }
    } catch (error) {
      await rest.return(undefined);
      throw error;
    }
  }

  /** The bytes of it that are in memory. */
  get held(): number {
    return this.#pieces.reduce((sum, { length }) => sum + length, this.head.length);
  }

  /** Reads what was not read yet, and returns the size and the SHA-256. */
  async finish({ signal }: RequestOptions): Promise<{ readonly bytes: number; readonly sha256: string }> {
    if (this.isWhole) return { bytes: this.head.length, sha256: sha256(this.head) };
    const hash = createSha256();
    let bytes = 0;
    for await (const chunk of this.#read()) {
      signal?.throwIfAborted();
      hash.update(chunk);
      bytes += chunk.length;
    }
    return { bytes, sha256: hash.digest('hex') };
  }

  /** Yields the file from its beginning. What is open is read first; for another time it is opened again. */
  async *chunks(options: RequestOptions): AsyncGenerator<Uint8Array> {
    if (this.isWhole || this.#rest) yield* this.#read();
    else yield* readChunks(await this.#open(options));
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    const rest = this.#rest;
    const pieces = this.#pieces;
    this.#rest = undefined;
    this.#pieces = [];
    try {
      yield this.head;
      yield* pieces;
      if (rest) yield* rest;
    } finally {
      await rest?.return(undefined);
    }
  }

  /** Returns the same as a stream. */
  stream(options: RequestOptions): ReadableStream<Uint8Array> {
    const chunks = this.chunks(options);
    const { head } = this;
    const source = this.#source;
    /** What is read again keeps its memory, and what is not ours. */
    const given = async function* (): AsyncGenerator<Uint8Array> {
      for await (const chunk of chunks) yield chunk === head || !source.isGiven ? chunk.slice() : chunk;
    };
    const cancel = async () => {
      await chunks.return(undefined);
      await this.close(); // where nothing was read yet
    };
    return streamOf(source.isGiven ? given() : chunks, { givesMemory: source.isGiven, cancel });
  }

  /** Closes what is still open. */
  async close(): Promise<void> {
    const rest = this.#rest;
    this.#rest = undefined;
    this.#pieces = [];
    await rest?.return(undefined);
  }
}

/** Returns how many pieces a file begins with that hold all texts before the pixels of a PNG; 0 for more than there are. */
function headOf(pieces: readonly Uint8Array[]): number {
  let count = 0;
  for (let size = 0; size < FORMAT && count < pieces.length; count++) size += pieces[count]?.length ?? 0;
  const first = joined(pieces.slice(0, count));
  if (!isPng(first) || pixelsBegin(first)) return count;
  return pixelsBegin(joined(pieces)) ? pieces.length : 0;
}
