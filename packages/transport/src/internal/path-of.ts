import type { StandardSchemaV1 } from '@standard-schema/spec';

/** Returns the path of the invalid value, with dots between its parts. */
export const pathOf = ({ path = [] }: StandardSchemaV1.Issue): string =>
  path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
