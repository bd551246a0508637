import { Buffer } from 'node:buffer';

import { Refusal } from '../refusal.js';

/** A part of a form with a file name. The name itself is of no consequence. */
export class Upload {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;

  constructor(contentType: string, bytes: Uint8Array<ArrayBuffer>) {
    this.contentType = contentType;
    this.bytes = bytes;
  }
}

const LARGEST_FIELD = 1024 * 1024;

/** Returns the parts of a form by name; a part that is cut off does not count. */
export function parseMultipart(bytes: Uint8Array<ArrayBuffer>, contentType: string): Map<string, string | Upload> {
  const boundary = parameter(contentType, 'boundary');
  if (!boundary) throw new Refusal(400, 'Missing boundary in multipart.');
  // A part ends in a line break and the boundary, and so, in front of the first part, does nothing.
  const body = Buffer.concat([Buffer.from('\r\n'), bytes]);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const parts = new Map<string, string | Upload>();
  let start = body.indexOf(delimiter);
  if (start !== 0 && bytes.length > 0) throw new Refusal(400, 'There was an error parsing the body');
  for (;;) {
    const end = body.indexOf(delimiter, start + 1);
    if (start < 0 || end < 0) return parts;
    const [name, value] = parsePart(body.subarray(start + delimiter.length + '\r\n'.length, end));
    parts.set(name, value);
    start = end;
  }
}

function parsePart(part: Buffer): [name: string, value: string | Upload] {
  const gap = part.indexOf('\r\n\r\n');
  const headers = part.subarray(0, gap).toString();
  const content = part.subarray(gap + '\r\n\r\n'.length);
  const disposition = header(headers, 'content-disposition');
  const name = parameter(disposition, 'name');
  if (name === undefined) throw new Refusal(400, 'The Content-Disposition header field "name" must be provided.');
  if (parameter(disposition, 'filename\\*?') === undefined) {
    if (content.length > LARGEST_FIELD) throw new Refusal(400, 'Part exceeded maximum size of 1024KB.');
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
