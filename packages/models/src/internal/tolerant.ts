import * as z from 'zod';

/**
 * An object that keeps the keys it does not know, so that what a newer server sends survives a round trip.
 * Its type has no index signature all the same: a misspelt field stays a compile error.
 */
export const tolerantObject = <S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strip> =>
  z.looseObject(shape) as z.ZodObject<S, z.core.$strip>;

/** A string of which some values are known: those are suggested by the editor, every other one parses too. */
export const openEnum = <const V extends string>(_known: readonly V[]): z.ZodType<V | (string & {})> => z.string();
