import { isRecord } from '../record.js';

/** The part of a JSON schema that is checked. */
export interface ValueSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly ValueSchema[];
  readonly oneOf?: readonly ValueSchema[];
  readonly allOf?: readonly ValueSchema[];
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | ValueSchema;
  readonly items?: ValueSchema;
  readonly minLength?: number;
}

/** The schemas of a server by their names. */
export type ValueSchemas = Readonly<Record<string, ValueSchema>>;

/** Returns what of a value does not match a schema, with its path. */
export function mismatches(schema: ValueSchema, value: unknown, schemas: ValueSchemas, path = '$'): string[] {
  const { $ref, anyOf, oneOf, allOf } = schema;
  if ($ref !== undefined) {
    const name = $ref.slice($ref.lastIndexOf('/') + 1);
    const target = schemas[name];
    return target ? mismatches(target, value, schemas, path) : [`${path}: no schema ${name}`];
  }
  const all = (allOf ?? []).flatMap((part) => mismatches(part, value, schemas, path));
  const choices = anyOf ?? oneOf;
  const fits = choices?.some((part) => mismatches(part, value, schemas, path).length === 0) ?? true;
  if (!fits) all.push(`${path}: matches no alternative: ${JSON.stringify(value)}`);
  return [...all, ...ownMismatches(schema, value, path), ...partMismatches(schema, value, schemas, path)];
}

function ownMismatches({ type, enum: values, ...schema }: ValueSchema, value: unknown, path: string): string[] {
  const kinds = kindsOf(value);
  const found: string[] = [];
  if (type !== undefined && ![type].flat().some((one) => kinds.includes(one)))
    found.push(`${path}: must be ${[type].flat().join(' or ')}, got ${JSON.stringify(value)}`);
  if (values && !values.includes(value)) found.push(`${path}: not one of the values: ${JSON.stringify(value)}`);
  if ('const' in schema && schema.const !== value) found.push(`${path}: must be ${JSON.stringify(schema.const)}`);
  if (typeof value === 'string' && value.length < (schema.minLength ?? 0)) found.push(`${path}: too short`);
  return found;
}

function partMismatches(schema: ValueSchema, value: unknown, schemas: ValueSchemas, path: string): string[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.flatMap((item, index) => mismatches(items, item, schemas, `${path}[${index}]`)) : [];
  }
  if (!isRecord(value)) return [];
  const { properties = {}, required = [], additionalProperties: others = true } = schema;
  const missing = required.filter((name) => !(name in value)).map((name) => `${path}.${name}: missing`);
  const wrong = Object.entries(value).flatMap(([name, part]) => {
    const place = `${path}.${name}`;
    const known = properties[name] ?? (typeof others === 'object' ? others : undefined);
    if (known) return mismatches(known, part, schemas, place);
    return others === false ? [`${place}: unknown`] : [];
  });
  return [...missing, ...wrong];
}

function kindsOf(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return Number.isInteger(value) ? ['integer', 'number'] : ['number'];
  return [typeof value];
}
