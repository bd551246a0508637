import { Buffer } from 'node:buffer';

import { HttpException } from './http-exception.js';

/** What receives the content of a part. */
export interface PartSink<T> {
  write(chunk: Buffer): void | Promise<void>;
  /** Called after the last chunk. Returns the value of the part. */
  end(): T | Promise<T>;
}

/** What the headers of a part say. */
export interface PartHead {
  readonly name: string;
  /** Of a part that has a file name. */
  readonly contentType: string | undefined;
  /** Empty when the part does not say it. */
  readonly type: string;
  readonly fileName: string | undefined;
}

const LINE_BREAK = Buffer.from('\r\n');
const HEAD_END = Buffer.from('\r\n\r\n');
const LARGEST_HEAD = 64 * 1024;

/** Reads a form part by part; only what is not yet known to belong to a part is kept. */
export class MultipartReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #delimiter: Buffer;
  #rest: Buffer = LINE_BREAK;
  #isComplete = false;

  constructor(body: AsyncIterable<Uint8Array>, contentType: string) {
    const boundary = parameter(contentType, 'boundary');
    if (boundary === undefined) throw new HttpException(400, 'Missing boundary in multipart.');
    this.#chunks = body[Symbol.asyncIterator]();
    this.#delimiter = Buffer.from(`\r\n--${boundary}`);
  }

  /** Whether the end of the form was read. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Returns the values of the parts by name, the last one of several, without incomplete ones. */
  async read<T>(open: (head: PartHead) => PartSink<T>): Promise<Map<string, T>> {
    const parts = new Map<string, T>();
    if (!(await this.#skipLineBreaks())) return parts;
    if (this.#delimiter.length === 4 || !(await this.#startsWith(this.#delimiter))) throw malformed();
    for (;;) {
      this.#rest = this.#rest.subarray(this.#delimiter.length);
      this.#isComplete = await this.#startsWith(Buffer.from('--'));
      if (this.#isComplete) return parts;
      if (!(await this.#startsWith(LINE_BREAK))) throw malformed();
      this.#rest = this.#rest.subarray(LINE_BREAK.length);
      const head = await this.#readHead();
      if (!head) return parts;
      const sink = open(head);
      if (!(await this.#pipe(sink))) return parts;
      parts.set(head.name, await sink.end());
    }
  }

  /** Says whether there is anything else. */
  async #skipLineBreaks(): Promise<boolean> {
    this.#rest = Buffer.alloc(0);
    while (await this.#more()) {
      const start = this.#rest.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
      if (start < 0) continue;
      this.#rest = Buffer.concat([LINE_BREAK, this.#rest.subarray(start)]);
      return true;
    }
    if (this.#rest.length > 0) throw malformed();
    return false;
  }

  /** Says whether the rest begins with `bytes`, of which more may have to be read. */
  async #startsWith(bytes: Buffer): Promise<boolean> {
    while (this.#rest.length < bytes.length && (await this.#more()));
    return this.#rest.subarray(0, bytes.length).equals(bytes);
  }

  /** Returns the next head; undefined when the form ends before it is complete. */
  async #readHead(): Promise<PartHead | undefined> {
    for (;;) {
      const end = this.#rest.indexOf(HEAD_END);
      if (end >= 0) {
        const text = this.#rest.subarray(0, end).toString();
        this.#rest = this.#rest.subarray(end + HEAD_END.length);
        return parseHead(text);
      }
      if (this.#rest.length > LARGEST_HEAD) throw malformed();
      if (!(await this.#more())) return undefined;
    }
  }

  /** Gives the content of a part to `sink`. Says whether the part is complete. */
  async #pipe(sink: PartSink<unknown>): Promise<boolean> {
    for (;;) {
      const end = this.#rest.indexOf(this.#delimiter);
      const known = end >= 0 ? end : Math.max(this.#rest.length - this.#delimiter.length, 0);
      if (known > 0) await sink.write(this.#rest.subarray(0, known));
      this.#rest = this.#rest.subarray(known);
      if (end >= 0) return true;
      if (!(await this.#more())) return false;
    }
  }

  /** Reads one more chunk. Says whether there was one. */
  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done) return false;
    this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, value]) : toBuffer(value);
    return true;
  }
}

const toBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const malformed = () => new HttpException(400, 'There was an error parsing the body');

function parseHead(headers: string): PartHead {
  const disposition = header(headers, 'content-disposition');
  const name = parameter(disposition, 'name');
  if (name === undefined) throw new HttpException(400, 'The Content-Disposition header field "name" must be provided.');
  const isFile = parameter(disposition, 'filename\\*?') !== undefined;
  const type = header(headers, 'content-type');
  return { name, contentType: isFile ? type : undefined, type, fileName: parameter(disposition, 'filename') };
}

const header = (headers: string, name: string) =>
  new RegExp(`^${name}\\s*:\\s*(.*?)\\s*$`, 'im').exec(headers)?.[1] ?? '';

function parameter(value: string, name: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, 'i').exec(value) ?? [];
  return quoted?.replaceAll(/\\(.)/g, '$1') ?? bare;
}
