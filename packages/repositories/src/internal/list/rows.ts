import { notify } from '@x/transport/async';
import type { ResponseSchema } from '@x/transport/transport';

import type { InvalidRow, ListOptions } from '../../options.js';
import { pathOf } from '../path-of.js';

/**
 * Returns a schema of a list, or of an object with a list under `key`, that leaves out the rows that do not match `item` and
 * passes them to `onInvalid`. The whole list is validated first, so valid responses cost nothing extra; one of more than
 * a thousand rows is not, because all issues of all its rows would be in memory at once.
 */
export function rows<L, T>(
  list: ResponseSchema<L>,
  item: ResponseSchema<T>,
  onInvalid: ListOptions['onInvalid'],
  key = 'items',
): ResponseSchema<L> {
  if (typeof onInvalid !== 'function') return list;
  return {
    '~standard': {
      version: 1,
      vendor: 'x',
      async validate(value) {
        const rowsOfValue = rowsIn(value, key);
        const isLong = Array.isArray(rowsOfValue) && rowsOfValue.length > mostAtOnce;
        const whole = isLong ? undefined : await list['~standard'].validate(value);
        if (whole && !whole.issues) return whole;
        return list['~standard'].validate(await withoutInvalid(value, item, onInvalid, key));
      },
    },
  };
}

const mostAtOnce = 1_000;

/** Returns what should be a list of rows: `value` itself, or what it has under `key`. */
const rowsIn = (value: unknown, key: string): unknown => (isRecord(value) && key in value ? value[key] : value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

async function withoutInvalid(
  value: unknown,
  item: ResponseSchema<unknown>,
  report: (row: InvalidRow) => void,
  key: string,
) {
  const all = rowsIn(value, key);
  if (!Array.isArray(all)) return value;
  const good: unknown[] = [];
  for (const row of all) {
    const [issue] = (await item['~standard'].validate(row)).issues ?? [];
    if (issue)
      notify(report, { value: row, message: [pathOf(issue).join('.'), issue.message].filter(Boolean).join(': ') });
    else good.push(row);
  }
  return all !== value && isRecord(value) ? { ...value, [key]: good } : good;
}
