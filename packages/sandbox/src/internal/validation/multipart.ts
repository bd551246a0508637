import { Buffer } from 'node:buffer';

import { HttpException } from './http-exception.js';

/** A part of a form with a file name, which is ignored. */
export class Upload {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(contentType: string, bytes: Uint8Array<ArrayBuffer>) {
    this.contentType = contentType;
    this.bytes = bytes;
  }
}

const LINE_BREAK = Buffer.from('\r\n');
const LARGEST_FIELD = 1024 * 1024;

/** Returns the parts of a form by name, without incomplete ones. */
export function parseMultipart(bytes: Uint8Array, contentType: string): Map<string, string | Upload> {
  const boundary = parameter(contentType, 'boundary');
  if (boundary === undefined) throw new HttpException(400, 'Missing boundary in multipart.');
  const body = Buffer.concat([LINE_BREAK, skipLineBreaks(bytes)]);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts = new Map<string, string | Upload>();
  if (bytes.length === 0) return parts;
  if (boundary === '' || body.indexOf(delimiter) !== 0) throw malformed();

  for (let start = delimiter.length; ; ) {
    if (body.indexOf('--', start) === start) return parts;
    if (body.indexOf(LINE_BREAK, start) !== start) throw malformed();
    const end = body.indexOf(delimiter, start);
    if (end < 0) return parts;
    parts.set(...parsePart(body.subarray(start + LINE_BREAK.length, end)));
    start = end + delimiter.length;
  }
}

const malformed = () => new HttpException(400, 'There was an error parsing the body');

const skipLineBreaks = (bytes: Uint8Array) => bytes.subarray(bytes.findIndex((byte) => byte !== 0x0d && byte !== 0x0a));

function parsePart(part: Buffer): [name: string, value: string | Upload] {
  const gap = part.indexOf('\r\n\r\n');
  const headers = part.subarray(0, gap).toString();
  const content = part.subarray(gap + '\r\n\r\n'.length);
  const disposition = header(headers, 'content-disposition');
  const name = parameter(disposition, 'name');
  if (name === undefined) throw new HttpException(400, 'The Content-Disposition header field "name" must be provided.');
  if (parameter(disposition, 'filename\\*?') === undefined) {
    if (content.length > LARGEST_FIELD) throw new HttpException(400, 'Part exceeded maximum size of 1024KB.');
    return [name, content.toString()];
  }
  return [name, new Upload(header(headers, 'content-type'), new Uint8Array(content))];
}

const header = (headers: string, name: string) =>
  new RegExp(`^${name}\\s*:\\s*(.*?)\\s*$`, 'im').exec(headers)?.[1] ?? '';

function parameter(value: string, name: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]*))`, 'i').exec(value) ?? [];
  return quoted?.replaceAll(/\\(.)/g, '$1') ?? bare;
}
