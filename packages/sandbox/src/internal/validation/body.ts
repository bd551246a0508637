import { type Fields, readFields, type Values } from './field.js';
import { readJson } from './json.js';
import { isObject } from './parse-json.js';
import type { Reader } from './reader.js';
import { collectIssues, Invalid, missing } from './validation-error.js';

/** Reads a body in two steps: its bytes, which are refused before all else, then its values. */
export type BodyReader<T> = (request: Request) => Promise<() => T>;

/** Reads a JSON object whose keys are the operation's parameters. Keys it does not know do not matter. */
export const embedded =
  <F extends Fields>(fields: F): BodyReader<Values<F>> =>
  async (request) => {
    const { isJson, value } = await readJson(request);
    return () => {
      // JSON of another shape lacks even what is optional; what is no JSON does not.
      if (isJson && value !== null && !isObject(value)) {
        throw new Invalid(...Object.keys(fields).map((name) => missing(['body', name])));
      }
      return readFields(fields, ['body'], (name) => (isObject(value) ? value[name] : undefined));
    };
  };

/** Reads a JSON object that is one value: it has to be there, and to be an object. */
export const model =
  <F extends Fields>(fields: F, { allowsExtras }: { readonly allowsExtras: boolean }): BodyReader<Partial<Values<F>>> =>
  async (request) => {
    const { value: body } = await readJson(request);
    return () => {
      if (body === undefined || body === null) {
        throw new Invalid(missing(['body']));
      }
      if (!isObject(body)) {
        const msg = 'Input should be a valid dictionary or object to extract fields from';
        throw new Invalid({ type: 'model_attributes_type', loc: ['body'], msg, input: body });
      }
      let values: Partial<Values<F>> = {};
      const extras = allowsExtras ? [] : Object.keys(body).filter((name) => !Object.hasOwn(fields, name));
      collectIssues([
        () => {
          values = readFields(fields, ['body'], (name) => body[name]);
        },
        ...extras.map((name) => () => {
          const msg = 'Extra inputs are not permitted';
          throw new Invalid({ type: 'extra_forbidden', loc: ['body', name], msg, input: body[name] });
        }),
      ]);
      return values;
    };
  };

/** Reads JSON that is one value of whatever shape. */
export const whole =
  <T>(read: Reader<T>): BodyReader<T> =>
  async (request) => {
    const { value } = await readJson(request);
    return () => {
      if (value === undefined || value === null) throw new Invalid(missing(['body']));
      return read(value, ['body']);
    };
  };
