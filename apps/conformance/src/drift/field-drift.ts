import * as z from 'zod';

import { covered } from './covered.js';
import { type JsonSchema, kindsOf, type Schemas } from './open-api.js';

/** Something about a server that our models do not say, or say otherwise. */
export interface Drift {
  readonly place: string;
  readonly finding: string;
}

/** A field of a schema, on the server and in our model. */
interface Field {
  readonly place: string;
  readonly theirs: JsonSchema | undefined;
  readonly ours: JsonSchema | undefined;
  /** Our model has no default for it. */
  readonly isNeeded: boolean;
}

/** Returns what the server's schemas have and lack beside the models that cover them. */
export function fieldDrift(schemas: Schemas): Drift[] {
  return Object.entries(covered).flatMap(([name, model]) => {
    const schema = schemas[name];
    if (!schema) return [{ place: name, finding: 'not there' }];
    const finding = name.endsWith('Changes') ? findingOnRequest : findingOnAnswer;
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
    isNeeded: model.required?.includes(field) ?? false,
  }));
}

function findingOnRequest({ theirs, ours }: Field): string | undefined {
  if (!theirs) return 'gone, a server refuses it';
  return ours ? undefined : 'there, our model does not offer it';
}

function findingOnAnswer({ theirs, ours, isNeeded }: Field, schemas: Schemas): string | undefined {
  if (!theirs) return isNeeded ? 'gone, and our model cannot do without' : 'gone, our model has a default';
  if (!ours) return 'added, kept as it comes';
  const [sent, taken] = [kindsOf(theirs, schemas), kindsOf(ours)];
  const refused = [...sent].filter((kind) => taken.size > 0 && !taken.has(kind));
  return refused.length > 0 ? `may be ${refused.join(' or ')}, our model takes ${[...taken].join(' or ')}` : undefined;
}

/** A field with a default need not be sent, so it is the input that tells. */
const modelSchema = (model: z.ZodType): JsonSchema =>
  z.toJSONSchema(model, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
