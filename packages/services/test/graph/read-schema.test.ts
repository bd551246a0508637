import { NodeSchema, ValueSchema } from '@x/models/node-schema';
import { createSandbox } from '@x/sandbox/sandbox';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { readNodeSchema, readValueSchema } from '../../src/internal/graph/types/read-schema.js';

const part = { type: 'string', required: [] };
/** A value that is of use for each key, by those of all three schemas. */
const useful = {
  $ref: '#/components/schemas/ImageField',
  ...{ type: 'integer', title: 'Seed', const: true, enum: ['a', 1, false], required: ['a'] },
  ...{ minimum: 0, maximum: 9.5, exclusiveMinimum: -1, exclusiveMaximum: 10, multipleOf: 0.5, ge: 1, le: 2 },
  ...{ minLength: 1, maxLength: 2, minItems: 3, maxItems: 4 },
  ...{ items: part, anyOf: [part], properties: { a: part }, additionalProperties: part },
  ...{ field_kind: 'input', input: 'any', default: null, orig_required: true, ui_hidden: false, ui_order: 3 },
  ...{ ui_type: 'Scheduler', description: 'What it is for', ui_choice_labels: { a: 'A' } },
  ...{ ui_model_base: ['flux'], ui_model_type: ['main'], ui_model_variant: ['x'], ui_model_format: ['y'] },
  ui_model_provider_id: ['z'],
};
const odd = [null, '', 'direct', 0, 1.5, 2 ** 60, 7n, true, [], ['a', null], [part, 1], {}, { a: 1 }, { a: [] }, part];

const oneOf = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const field = fc
  .array(fc.tuple(oneOf(...Object.keys(useful), 'unknown'), fc.option(oneOf<unknown>(...odd)), fc.boolean()))
  .map((entries) => ({
    ...useful,
    ...Object.fromEntries(entries.map(([key, value, isNested]) => [key, isNested ? { [key]: value } : value])),
  }));
const node = fc
  .record({
    class: oneOf<unknown>('invocation', 'output', 'model', null),
    properties: oneOf<unknown>(null, [], {}).chain((value) =>
      fc.oneof(
        { weight: 9, arbitrary: fc.dictionary(fc.string(), field) },
        { weight: 1, arbitrary: fc.constant(value) },
      ),
    ),
    output: oneOf<unknown>(null, {}, { $ref: 1 }, { $ref: '#/a' }, 'a'),
    additionalProperties: oneOf<unknown>(true, null, part),
    version: oneOf<unknown>('1.0.0', 1),
  })
  .chain((all) => fc.subarray(Object.entries(all)).map((entries) => Object.fromEntries(entries)));

test('reads from each schema of a server what the models read', async () => {
  using sandbox = createSandbox();
  const response = await sandbox.fetch('http://sandbox/openapi.json');
  const document: { readonly components: { readonly schemas: object } } = await response.json();
  const schemas: unknown[] = Object.values(document.components.schemas);
  expect(schemas.length).toBeGreaterThan(300);
  for (const schema of schemas) {
    expect(readNodeSchema(schema)).toEqual(NodeSchema.safeParse(schema).data);
    expect(readValueSchema(schema)).toEqual(ValueSchema.safeParse(schema).data);
  }
});

test('reads from odd schemas what the models read', () => {
  fc.assert(
    fc.property(node, (schema) => {
      expect(readNodeSchema(schema)).toEqual(NodeSchema.safeParse(schema).data);
    }),
  );
  fc.assert(
    fc.property(fc.oneof(field, oneOf<unknown>(...odd)), (schema) => {
      expect(readValueSchema(schema)).toEqual(ValueSchema.safeParse(schema).data);
    }),
  );
});
