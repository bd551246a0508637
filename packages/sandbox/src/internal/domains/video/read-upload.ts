import { Buffer } from 'node:buffer';

import type { ByteSource } from '../../validation/byte-source.js';
import { fileSink, type Upload } from '../../validation/form.js';
import { HttpException } from '../../validation/http-exception.js';
import { MultipartReader, type PartHead, type PartSink } from '../../validation/multipart.js';
import type { ServerRequest } from '../../validation/server-request.js';
import type { Spool } from '../../validation/spool.js';

/** The parts of an upload. */
interface VideoParts {
  readonly content: ByteSource;
  /** The text of the part, as it was sent. */
  readonly metadata: string | undefined;
}

const LARGEST_FILE = 1024 * 1024 * 1024;
const LARGEST_METADATA = 1024 * 1024;

/** Reads the form of an upload. The server reads it without its usual reader, so it refuses in other words. */
export async function readUpload(request: ServerRequest, spool: Spool): Promise<VideoParts> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^\s*multipart\/form-data\s*;.*boundary=/i.test(type)) {
    throw new HttpException(422, 'Expected a multipart/form-data video upload');
  }
  let count = 0;
  const reader = new MultipartReader(request.body, type);
  const parts = await reader
    .read<string | Upload>((head) => {
      if (head.name === 'metadata') return metadataSink();
      if (head.name !== 'file') return { write: () => {}, end: () => '' };
      count += 1;
      if (count > 1) throw new HttpException(422, 'Expected exactly one video file');
      return videoSink(head, spool);
    })
    .catch((error: unknown) => {
      const isMalformed = error instanceof HttpException && error.status === 400;
      throw isMalformed ? new HttpException(422, 'Malformed multipart body') : error;
    });
  if (!reader.isComplete) throw new HttpException(422, 'Incomplete multipart body');
  const [file, metadata] = [parts.get('file'), parts.get('metadata')];
  if (file === undefined || typeof file === 'string')
    throw new HttpException(422, 'Expected a video file in the upload');
  return { content: file.content, metadata: typeof metadata === 'string' ? metadata : undefined };
}

/** A file is accepted for its type or for its name. */
function videoSink({ type, fileName }: PartHead, spool: Spool): PartSink<Upload> {
  const isVideo = type.startsWith('video/mp4') || fileName?.toLowerCase().endsWith('.mp4');
  if (!isVideo) throw new HttpException(415, 'Not a supported video file');
  const sink = fileSink(type, spool);
  let size = 0;
  return {
    write: (chunk) => {
      size += chunk.length;
      if (size > LARGEST_FILE) {
        throw new HttpException(413, `Video upload exceeds maximum size (${LARGEST_FILE} bytes)`);
      }
      return sink.write(chunk);
    },
    end: () => sink.end(),
  };
}

function metadataSink(): PartSink<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  return {
    write: (chunk) => {
      size += chunk.length;
      if (size > LARGEST_METADATA) {
        throw new HttpException(413, `Video metadata exceeds maximum size (${LARGEST_METADATA} bytes)`);
      }
      chunks.push(chunk);
    },
    end: () => {
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
      } catch {
        throw new HttpException(422, 'Metadata must be UTF-8 encoded');
      }
    },
  };
}
