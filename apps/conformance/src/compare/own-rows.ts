import { record } from '../record.js';

/**
 * Says whether a row of a whole list is part of the comparison. What a server brings along is not: the sandbox has
 * system prompts and style presets of its own. `isKnown` says whether an id appeared before.
 */
export function isOwnRow(target: string, row: unknown, isKnown: (id: string) => boolean): boolean {
  const [path = ''] = target.split('?');
  if (path.endsWith('/style_presets/')) return record(row)['type'] !== 'default';
  return !path.endsWith('/system_prompts/') || isKnown(String(record(row)['id']));
}
