import { notify } from '@x/transport/async';
import type { ResponseSchema } from '@x/transport/transport';

import type { InvalidRow, ListOptions } from '../../options.js';
import { pathOf } from '../path-of.js';

/**
 * Returns a schema of a list, or of a page with a list in `items`, that leaves out the rows that do not match `item` and
 * passes them to `onInvalid`. The whole list is validated first, so valid responses cost nothing extra.
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
        const whole = await list['~standard'].validate(value);
        return whole.issues ? list['~standard'].validate(await withoutInvalid(value, item, onInvalid)) : whole;
      },
    },
  };
}

async function withoutInvalid(value: unknown, item: ResponseSchema<unknown>, report: (row: InvalidRow) => void) {
  const page = typeof value === 'object' && value !== null && 'items' in value ? value : { items: value };
  if (!Array.isArray(page.items)) return value;
  const good: unknown[] = [];
  for (const row of page.items) {
    const [issue] = (await item['~standard'].validate(row)).issues ?? [];
    if (issue)
      notify(report, { value: row, message: [pathOf(issue).join('.'), issue.message].filter(Boolean).join(': ') });
    else good.push(row);
  }
  return page === value ? { ...page, items: good } : good;
}
