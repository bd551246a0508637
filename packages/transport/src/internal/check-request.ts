import { InputError } from '../errors.js';
import type { AnyRequest } from '../transport.js';
import { checkSignal, expectRecord } from './check-argument.js';
import { isRecord } from './is-record.js';
import { printValue } from './print-value.js';

/** Throws an `InputError` for what plain JavaScript may pass in place of a route and a request. */
export function checkRequest(route: unknown, request: unknown): void {
  if (typeof route !== 'string' || !/^(?:GET|HEAD|POST|PUT|PATCH|DELETE) \//.test(route)) {
    const reason = 'must be a method and a path, such as "GET /some/path"';
    throw new InputError('route', `${reason}, got ${printValue(route)}`);
  }
  expectRecord('request', request);
  for (const part of ['path', 'query', 'form', 'range'] satisfies (keyof AnyRequest)[]) {
    if (request[part] !== undefined) expectRecord(part, request[part]);
  }
  checkSignal(request['signal']);
}

/** Throws an `InputError` for what is no schema. */
export function checkSchema(schema: unknown): void {
  if ((isRecord(schema) || typeof schema === 'function') && '~standard' in schema) return;
  throw new InputError('schema', `must be a Standard Schema, such as one of @x/models, got ${printValue(schema)}`);
}
