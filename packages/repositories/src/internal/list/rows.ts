import { notify } from '@x/transport/async';
import type { ResponseSchema } from '@x/transport/transport';

import type { InvalidRow, ListOptions } from '../../options.js';
import { pathOf } from '../path-of.js';

/**
 * Returns a schema of a list, or of a page with a list in `items`, that leaves out the rows that do not match `item` and
 * passes them to `onInvalid`. The whole list is validated first, so valid responses cost nothing extra; one of more than
 * a thousand rows is not, because all issues of all its rows would be in memory at once.
 */
export function rows<L, T>(
  list: ResponseSchema<L>,
  item: ResponseSchema<T>,
  onInvalid: ListOptions['onInvalid'],
): ResponseSchema<L> {
  if (typeof onInvalid !== 'function') return list;
  return {
    '~standard': {
      version: 1,
      vendor: 'x',
      async validate(value) {
        const rowsOfValue = rowsIn(value);
        const isLong = Array.isArray(rowsOfValue) && rowsOfValue.length > mostAtOnce;
        const whole = isLong ? undefined : await list['~standard'].validate(value);
        if (whole && !whole.issues) return whole;
        return list['~standard'].validate(await withoutInvalid(value, item, onInvalid));
      },
    },
  };
}

const mostAtOnce = 1_000;

/** Returns what should be a list of rows: `value` itself, or its `items`. */
const rowsIn = (value: unknown): unknown => (isRecord(value) && 'items' in value ? value['items'] : value);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

async function withoutInvalid(value: unknown, item: ResponseSchema<unknown>, report: (row: InvalidRow) => void) {
  const all = rowsIn(value);
  if (!Array.isArray(all)) return value;
  const good: unknown[] = [];
  for (const row of all) {
    const [issue] = (await item['~standard'].validate(row)).issues ?? [];
    if (issue)
      notify(report, { value: row, message: [pathOf(issue).join('.'), issue.message].filter(Boolean).join(': ') });
    else good.push(row);
  }
  return all !== value && isRecord(value) ? { ...value, items: good } : good;
}
