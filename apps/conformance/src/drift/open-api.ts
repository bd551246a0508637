/** The part of a JSON schema that is compared. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** The schemas of a server by their names. */
export type Schemas = Readonly<Record<string, JsonSchema>>;

/** Returns the JSON types that match a schema. An empty set means any. */
export function kindsOf(schema: JsonSchema, schemas: Schemas = {}): Set<string> {
  const { $ref, type, anyOf, allOf, properties } = schema;
  if ($ref) return kindsOf(schemas[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}, schemas);
  const parts = anyOf ?? allOf;
  if (parts) return new Set(parts.flatMap((part) => [...kindsOf(part, schemas)]));
  if (type) return new Set([type].flat());
  return new Set(properties ? ['object'] : []);
}
