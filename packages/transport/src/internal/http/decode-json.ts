import { ResponseError } from '../../errors.js';
import type { ResponseSchema } from '../../transport.js';
import { pathOf } from '../path-of.js';
import { parseExactJson } from './exact-json.js';

/** Returns the value of a JSON text, as `schema` outputs it. */
export async function decodeJson<T>(route: string, schema: ResponseSchema<T>, text: string): Promise<T> {
  const value = parse(route, text);
  const result = await schema['~standard'].validate(value);
  if (!result.issues) return result.value;
  const issues = result.issues.map((issue) => ({ message: issue.message, path: pathOf(issue) }));
  throw new ResponseError(route, issues, value);
}

function parse(route: string, text: string): unknown {
  try {
    return parseExactJson(route, text);
  } catch (error) {
    if (error instanceof ResponseError) throw error;
    throw new ResponseError(route, [{ message: 'is not JSON', path: '' }], text);
  }
}
