import * as z from 'zod';

/**
 * An object schema that keeps unknown keys, so that data of a newer server survives a round trip. Its type has no index
 * signature: a misspelt field is a compile error.
 */
export const tolerantObject = <S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strip> =>
  z.looseObject(shape) as z.ZodObject<S, z.core.$strip>;

/** A string schema with known values, which editors suggest. Every other string is valid too. */
export const openEnum = <const V extends string>(_known: readonly V[]): z.ZodType<V | (string & {})> => z.string();
