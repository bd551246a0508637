import { ResponseError } from '@x/transport/errors';

import type { PagedList } from './paginate.js';

/** How often a name may be absent from where the server says it is. */
const mostMisses = 3;

/** Options of {@link byOffset}. */
interface ByOffsetOptions {
  readonly route: string;
  readonly limit: number;
  /** Whether invalid rows are left out, so that some names are never found. */
  readonly isLenient: boolean;
}

/**
 * Returns the names and the reader of a list that the server reads by offset only. Where items are not at their place,
 * because others were removed or added, the names are read again.
 */
export function byOffset<T>(
  { page, names, nameOf }: Pick<PagedList<T>, 'page' | 'names' | 'nameOf'>,
  { route, limit, isLenient }: ByOffsetOptions,
): Pick<PagedList<T>, 'names' | 'read'> {
  let order: readonly string[] = [];
  const refresh = async (): Promise<readonly string[]> => {
    order = await names();
    return order;
  };
  const read = async (batch: readonly string[]): Promise<T[]> => {
    const wanted = new Set(batch);
    const found = new Map<string, T>();
    for (let misses = 0; wanted.size > 0; await refresh()) {
      const offset = order.findIndex((name) => wanted.has(name));
      const [first] = order.slice(offset, offset + 1);
      if (offset < 0 || first === undefined) break; // the others are gone
      for (const item of (await page({ offset, limit })).items) {
        if (wanted.delete(nameOf(item))) found.set(nameOf(item), item);
      }
      if (wanted.size === 0) break;
      if (!wanted.has(first)) misses = 0;
      else if (++misses > mostMisses) {
        if (!isLenient) throw new ResponseError(route, [{ message: `"${first}" is in no page`, path: 'items' }], order);
        wanted.delete(first);
        misses = 0;
      }
    }
    return batch.flatMap((name) => found.get(name) ?? []);
  };
  return { names: refresh, read };
}
