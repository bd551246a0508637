import type { ValueSchema } from '@x/models/node-schema';
import type { LengthLimits, NumberLimits, ValueType } from '@x/models/node-template';

/** Returns the type that a reference points to. */
export type Dereference = (name: string) => ValueType;

/** Returns the type of the values that match a schema. Unknown keywords match any value. */
export function readValueType(schema: ValueSchema, dereference: Dereference): ValueType {
  const read = (part: ValueSchema): ValueType => readValueType(part, dereference);
  if (schema.$ref !== undefined) return dereference(schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1));
  if (schema.const !== undefined) return { kind: 'choice', values: [schema.const] };
  if (schema.enum) return { kind: 'choice', values: schema.enum };
  if (schema.anyOf) {
    const limits = numberLimits({ ...schema, minimum: schema.ge, maximum: schema.le });
    return union(schema.anyOf.map(read).map((type) => withLimits(type, limits)));
  }
  switch (schema.type) {
    case 'integer':
    case 'number':
      return withLimits({ kind: schema.type }, numberLimits(schema));
    case 'string':
      return { kind: 'string', ...lengthLimits(schema.minLength, schema.maxLength) };
    case 'boolean':
    case 'null':
      return { kind: schema.type };
    case 'array':
      return { kind: 'list', item: read(schema.items ?? ANY), ...lengthLimits(schema.minItems, schema.maxItems) };
    case 'object':
      return { kind: 'map', value: read(isSchema(schema.additionalProperties) ? schema.additionalProperties : ANY) };
    default:
      return { kind: 'any' };
  }
}

const ANY: ValueSchema = { required: [] };

const isSchema = (value: boolean | ValueSchema | undefined): value is ValueSchema => typeof value === 'object';

/** Flattens unions of unions. */
function union(members: readonly ValueType[]): ValueType {
  return { kind: 'union', members: members.flatMap((type) => (type.kind === 'union' ? type.members : [type])) };
}

function withLimits(type: ValueType, limits: NumberLimits | undefined): ValueType {
  return limits && (type.kind === 'integer' || type.kind === 'number') ? { ...type, limits } : type;
}

function numberLimits(schema: ValueSchema): NumberLimits | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const limits = { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf };
  const stated = Object.entries(limits).filter(([, limit]) => limit !== undefined);
  return stated.length > 0 ? Object.fromEntries(stated) : undefined;
}

function lengthLimits(minimum: number | undefined, maximum: number | undefined): { length?: LengthLimits } {
  return minimum === undefined && maximum === undefined ? {} : { length: { minimum, maximum } };
}
