import type { RequestOptions } from '@x/transport/options';

import { chunks } from '../../chunks.js';
import { byKind } from '../../kind.js';
import type { TransferState } from '../transfer-state.js';
import type { TransferStores } from '../transfer-stores.js';
import { nameOf, uploads } from './find-items.js';

/** How many uploads are read that are older than those of this work. */
const OLDER = 1_000;

/**
 * Deletes the copies of this work of which another one, that ran at the same time, has made an older copy: each run
 * deletes its own. Reads the newest uploads, until all of this work were seen.
 */
export async function deleteYounger(
  stores: Pick<TransferStores, 'images' | 'videos'>,
  state: TransferState,
  options: RequestOptions,
): Promise<void> {
  const own = new Map<string, string>();
  for (const { key, kind } of state.items.values()) {
    const { status, to } = state.stateOf(key);
    if (status === 'done' && to !== undefined && kind !== 'workflow') own.set(to, key);
  }
  for (const kind of ['images', 'videos'] as const) {
    const names = byKind([...own.keys()])[kind];
    const younger = names.length === 0 ? [] : await findYounger(stores, { kind, names: new Set(names) }, options);
    for (const chunk of chunks(younger)) {
      await stores[kind].deleteMany(
        chunk.map(({ name }) => name),
        options,
      );
      for (const { name, to } of chunk) {
        const key = own.get(name);
        if (key !== undefined) await state.set(key, { ...state.stateOf(key), status: 'present', to });
      }
    }
  }
}

/** Returns the copies of this work that have an older one beside them, and which that is. */
async function findYounger(
  stores: Pick<TransferStores, 'images' | 'videos'>,
  { kind, names }: { readonly kind: 'images' | 'videos'; readonly names: ReadonlySet<string> },
  options: RequestOptions,
) {
  const byToken = new Map<string, { readonly name: string; readonly age: string }[]>();
  let left = names.size;
  let older = 0;
  for await (const copy of uploads(stores, kind, options)) {
    const name = nameOf(copy);
    if (copy.session_id !== null) {
      const copies = byToken.get(copy.session_id) ?? [];
      if (copies.every((known) => known.name !== name)) copies.push({ name, age: copy.created_at + name });
      byToken.set(copy.session_id, copies);
    }
    if (names.has(name)) left--;
    // An older copy was made while this work ran, or it would have been found before.
    else if (left <= 0 && ++older === OLDER) break;
  }
  return [...byToken.values()].flatMap((copies) => {
    if (copies.length < 2) return [];
    const [oldest, ...others] = copies.toSorted((a, b) => (a.age < b.age ? -1 : 1));
    return others.filter(({ name }) => names.has(name)).map(({ name }) => ({ name, to: oldest?.name ?? name }));
  });
}
