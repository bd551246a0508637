import { type Fields, readFields, type Values } from './field.js';
import { assertText, readJson } from './json.js';
import type { Reader } from './reader.js';
import { isRecord } from './record.js';
import type { ServerRequest } from './server-request.js';
import type { Spool } from './spool.js';
import { collectIssues, extraForbidden, missingIssue, ValidationError } from './validation-error.js';

/** Reads a body in two steps: its bytes, whose errors are reported first, then its values. What is large is in `spool`. */
export type BodyReader<T> = (request: ServerRequest, spool: Spool) => Promise<() => T>;

/** Reads a JSON object whose keys are the operation's parameters. Unknown keys are ignored. */
export const embedded =
  <F extends Fields>(fields: F): BodyReader<Values<F>> =>
  async (request) => {
    const { isJson, value } = await readJson(request);
    return () => {
      // For JSON of another shape even optional parameters are missing; for other content types they are not.
      if (isJson && value !== null && !isRecord(value)) {
        throw new ValidationError(...Object.keys(fields).map((name) => missingIssue(['body', name])));
      }
      return readFields(fields, ['body'], (name) => (isJson && isRecord(value) ? value[name] : undefined));
    };
  };

/** Reads a required JSON object that is one value. */
export const model =
  <F extends Fields>(fields: F, { allowsExtras }: { readonly allowsExtras: boolean }): BodyReader<Partial<Values<F>>> =>
  async (request) => {
    const json = await readJson(request);
    return () => {
      assertText(json);
      const { value: body } = json;
      if (body === undefined || body === null) {
        throw new ValidationError(missingIssue(['body']));
      }
      if (!isRecord(body)) {
        const msg = 'Input should be a valid dictionary or object to extract fields from';
        throw new ValidationError({ type: 'model_attributes_type', loc: ['body'], msg, input: body });
      }
      let values: Partial<Values<F>> = {};
      const extras = allowsExtras ? [] : Object.keys(body).filter((name) => !Object.hasOwn(fields, name));
      collectIssues([
        () => {
          values = readFields(fields, ['body'], (name) => body[name], body);
        },
        ...extras.map((name) => () => {
          throw extraForbidden(['body', name], body[name]);
        }),
      ]);
      return values;
    };
  };

/** Reads a required JSON value of any shape, or the text of a body whose content type is not JSON. */
export const whole =
  <T>(read: Reader<T>): BodyReader<T> =>
  async (request) => {
    const json = await readJson(request);
    return () => {
      assertText(json);
      const { value } = json;
      if (value === undefined || value === null) throw new ValidationError(missingIssue(['body']));
      return read(value, ['body']);
    };
  };
