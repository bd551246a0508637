import * as z from 'zod';

/** A file that was written by others, and what must be read of it. */
export const CorpusFile = z.strictObject({
  file: z.string(),
  case: z.string(),
  container: z.string(),
  size: z.tuple([z.number(), z.number()]).nullable(),
  texts: z.record(z.string(), z.string()),
  /** Whether the texts are in the pixels. */
  hidden: z.boolean(),
  said: z.json(),
});
export interface CorpusFile extends z.infer<typeof CorpusFile> {}

/** Returns a value in which `{ integer: '…' }`, an integer that JSON cannot hold, is a bigint. */
export function withIntegers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIntegers);
  if (typeof value !== 'object' || value === null) return value;
  if ('integer' in value) return BigInt(String(value.integer));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withIntegers(item)]));
}
