import { InputError, printValue } from '@x/transport/errors';

import { isRecord } from './arguments.js';

/** Throws an `InputError` for what is no node types of a catalog. Maps of another realm are maps. */
export function checkNodeTypes(argument: string, types: unknown): void {
  if (isRecord(types) && isMap(types['templates']) && isMap(types['objects'])) return;
  throw new InputError(argument, `must be the node types of a catalog, got ${printValue(types)}`);
}

const isMap = (value: unknown): boolean => isRecord(value) && typeof value['get'] === 'function';
