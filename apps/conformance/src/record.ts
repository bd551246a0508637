/** The fields of a JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Says whether a value is a JSON object: no list, and not `null`. */
export const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns the fields of a value that should be a JSON object; none when it is not. */
export const record = (value: unknown): JsonObject => (isRecord(value) ? value : {});
