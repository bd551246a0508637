import * as z from 'zod';

import type { Heard } from './events.js';

const Beginning = z.object({ item_id: z.int(), status: z.literal('in_progress') });

/** Tells when items of a queue begin, as events say. */
export class Beginnings {
  readonly #awaited = new Map<number, () => void>();

  readonly hear = ({ payload }: Heard): void => {
    const { success, data } = Beginning.safeParse(payload);
    if (success) this.#awaited.get(data.item_id)?.();
  };

  /** Resolves when an item begins, which must be still to come. */
  of(id: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#awaited.set(id, resolve);
    return promise;
  }
}
