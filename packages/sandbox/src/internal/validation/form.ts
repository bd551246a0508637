import type { BodyReader } from './body.js';
import { type Fields, readFields, type Values } from './field.js';
import { parseMultipart, Upload } from './multipart.js';
import type { Reader } from './reader.js';
import { readBody, type ServerRequest } from './server-request.js';
import { ValidationError } from './validation-error.js';

/** Reads a form. The last of repeated parts is used; a body of another content type has no parts. */
export const form =
  <F extends Fields>(fields: F): BodyReader<Values<F>> =>
  async (request) => {
    const parts = await readParts(request);
    return () => readFields(fields, ['body'], (name) => parts.get(name));
  };

async function readParts(request: ServerRequest): Promise<Map<string, string | Upload>> {
  const type = request.headers.get('content-type') ?? '';
  if (/^\s*multipart\/form-data/i.test(type)) {
    return parseMultipart(await readBody(request), type);
  }
  if (/^\s*application\/x-www-form-urlencoded/i.test(type))
    return new Map(new URLSearchParams((await readBody(request)).toString()));
  return new Map();
}

/** Reads a part that has a file name. */
export const upload: Reader<Upload> = (input, loc) => {
  if (input instanceof Upload) return input;
  const msg = "Value error, Expected UploadFile, received: <class 'str'>";
  throw new ValidationError({ type: 'value_error', loc, msg, input, ctx: { error: {} } });
};
