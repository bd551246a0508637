import { ResponseError } from '../../errors.js';
import type { ResponseSchema } from '../../transport.js';

/** Returns the value that a JSON text says, as `schema` lets it through. */
export async function decodeJson<T>(route: string, schema: ResponseSchema<T>, text: string): Promise<T> {
  const value = parse(route, text);
  const result = await schema['~standard'].validate(value);
  if (!result.issues) return result.value;
  const issues = result.issues.map(({ message, path = [] }) => ({
    message,
    path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
  }));
  throw new ResponseError(route, issues, value);
}

function parse(route: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ResponseError(route, [{ message: 'is not JSON', path: '' }], text);
  }
}
