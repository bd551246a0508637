import * as z from 'zod';

import { covered } from './covered.js';
import { type JsonSchema, kindsOf, type Schemas } from './open-api.js';

/** A difference between a server and our models. */
export interface Drift {
  readonly place: string;
  readonly finding: string;
}

/** A field of a schema, on the server and in our model. */
interface Field {
  readonly place: string;
  readonly theirs: JsonSchema | undefined;
  readonly ours: JsonSchema | undefined;
  /** Whether our model has no default for it. */
  readonly isRequired: boolean;
}

/** Returns the differences between the server's schemas and the models that cover them. */
export function fieldDrift(schemas: Schemas): Drift[] {
  return Object.entries(covered).flatMap(([name, model]) => {
    const schema = schemas[name];
    if (!schema) return [{ place: name, finding: 'missing' }];
    const finding = name.endsWith('Changes') ? findingOnRequest : findingOnResponse;
    return fieldsOf(name, schema, modelSchema(model)).flatMap((field) => {
      const found = finding(field, schemas);
      return found ? [{ place: field.place, finding: found }] : [];
    });
  });
}

function fieldsOf(name: string, schema: JsonSchema, model: JsonSchema): Field[] {
  const [theirs, ours] = [schema.properties ?? {}, model.properties ?? {}];
  return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].sort().map((field) => ({
    place: `${name}.${field}`,
    theirs: theirs[field],
    ours: ours[field],
    isRequired: model.required?.includes(field) ?? false,
  }));
}

function findingOnRequest({ theirs, ours }: Field): string | undefined {
  if (!theirs) return 'missing, the server rejects it';
  return ours ? undefined : 'added, our model lacks it';
}

function findingOnResponse({ theirs, ours, isRequired }: Field, schemas: Schemas): string | undefined {
  if (!theirs) return isRequired ? 'missing, our model requires it' : 'missing, our model has a default';
  if (!ours) return 'added, kept unchanged';
  const [sent, accepted] = [kindsOf(theirs, schemas), kindsOf(ours)];
  const rejected = [...sent].filter((kind) => accepted.size > 0 && !accepted.has(kind));
  return rejected.length > 0
    ? `may be ${rejected.join(' or ')}, our model accepts ${[...accepted].join(' or ')}`
    : undefined;
}

/** Fields with a default are optional in the input schema only. */
const modelSchema = (model: z.ZodType): JsonSchema =>
  z.toJSONSchema(model, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
