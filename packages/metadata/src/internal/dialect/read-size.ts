import { type Fields, toFound, toNumber } from '../fields.js';
import type { DialectFields } from './dialect.js';

/** Returns the size at `path`, which is a text such as `512x768` or `(512, 768)`. */
export function readSize(fields: Fields, path: string): Pick<DialectFields, 'width' | 'height'> {
  const { value = '', from = '' } = fields.text(path) ?? {};
  const [, width, height] = /^\(?(\d+)(?:x|, ?)(\d+)\)?$/.exec(value) ?? [];
  return { width: toFound(toNumber(width), from), height: toFound(toNumber(height), from) };
}
