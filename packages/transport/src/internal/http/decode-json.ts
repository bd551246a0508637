import { ResponseError } from '../../errors.js';
import type { ResponseSchema } from '../../transport.js';
import { excerpt, longestText, mostIssues, type Redact } from '../excerpt.js';
import { pathOf } from '../path-of.js';
import { shorten } from '../print-value.js';
import { type Issues, issuesInParts } from './issues-in-parts.js';

/** Returns the value of a JSON body, as `schema` outputs it. */
export async function decodeJson<T>(
  route: string,
  schema: ResponseSchema<T>,
  value: unknown,
  redact: Redact = (text) => text,
): Promise<T> {
  const result = await validate(schema, value);
  if (!result.issues) return result.value;
  const text = (part: string): string => shorten(redact(part), longestText);
  const issues = result.issues
    .slice(0, mostIssues)
    .map((issue) => ({ message: text(issue.message), path: text(pathOf(issue)) }));
  throw new ResponseError(route, issues, excerpt(value, redact), result.issues.length);
}

async function validate<T>(
  schema: ResponseSchema<T>,
  value: unknown,
): Promise<{ readonly issues?: undefined; readonly value: T } | { readonly issues: Issues }> {
  try {
    const issues = await issuesInParts(schema, value);
    return issues ? { issues } : await schema['~standard'].validate(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { issues: [{ message: 'is nested too deeply' }] }; // the stack is too small for it
  }
}
