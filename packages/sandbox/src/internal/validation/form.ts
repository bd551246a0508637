import { Buffer } from 'node:buffer';
import { appendFile } from 'node:fs/promises';

import type { BodyReader } from './body.js';
import { type ByteSource, sourceOfBytes, sourceOfFile } from './byte-source.js';
import { type Fields, readFields, type Values } from './field.js';
import { HttpException } from './http-exception.js';
import { MultipartReader, type PartSink } from './multipart.js';
import type { Reader } from './reader.js';
import { readBody, type ServerRequest } from './server-request.js';
import type { Spool } from './spool.js';
import { ValidationError } from './validation-error.js';

/** A part of a form with a file name, which is ignored. */
export class Upload {
  readonly contentType: string;
  readonly content: ByteSource;

  constructor(contentType: string, content: ByteSource) {
    this.contentType = contentType;
    this.content = content;
  }
}

type Parts = Map<string, string | Upload>;

/** Reads a form. The last of repeated parts is used; a body of another content type has no parts. */
export const form =
  <F extends Fields>(fields: F): BodyReader<Values<F>> =>
  async (request, spool) => {
    const parts = await readParts(request, spool);
    return () => readFields(fields, ['body'], (name) => parts.get(name));
  };

async function readParts(request: ServerRequest, spool: Spool): Promise<Parts> {
  const type = request.headers.get('content-type') ?? '';
  if (/^\s*multipart\/form-data/i.test(type)) {
    return new MultipartReader(request.body, type).read<string | Upload>(({ contentType }) =>
      contentType === undefined ? textSink() : fileSink(contentType, spool),
    );
  }
  if (/^\s*application\/x-www-form-urlencoded/i.test(type)) {
    return new Map(new URLSearchParams((await readBody(request)).toString()));
  }
  return new Map();
}

/** The largest text, and the largest file that is kept in memory. */
const LARGEST = 1024 * 1024;

function textSink(): PartSink<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    write: (chunk) => {
      size += chunk.length;
      if (size > LARGEST) throw new HttpException(400, 'Part exceeded maximum size of 1024KB.');
      chunks.push(chunk);
    },
    end: () => Buffer.concat(chunks).toString(),
  };
}

/** Keeps a file in memory or, where it is large, in `spool`. */
export function fileSink(contentType: string, spool: Spool): PartSink<Upload> {
  const chunks: Buffer[] = [];
  let size = 0;
  let path: string | undefined;
  const flush = async () => {
    path ??= spool.newPath();
    await appendFile(path, Buffer.concat(chunks.splice(0)));
  };
  return {
    write: async (chunk) => {
      size += chunk.length;
      chunks.push(chunk);
      const kept = chunks.reduce((sum, { length }) => sum + length, 0);
      if (kept > LARGEST) await flush();
    },
    end: async () => {
      if (path === undefined) return new Upload(contentType, sourceOfBytes(Buffer.concat(chunks)));
      await flush();
      return new Upload(contentType, sourceOfFile(path, size));
    },
  };
}

/** Reads a part that has a file name. */
export const upload: Reader<Upload> = (input, loc) => {
  if (input instanceof Upload) return input;
  const msg = "Value error, Expected UploadFile, received: <class 'str'>";
  throw new ValidationError({ type: 'value_error', loc, msg, input, ctx: { error: {} } });
};
