import * as z from 'zod';

import type { ServerEvent } from './events.js';

const StatusChange = z.object({ item_id: z.int(), status: z.literal('in_progress') });

/** Waits until items of the queue start, according to events. */
export class ItemStarts {
  readonly #waiting = new Map<number, () => void>();

  readonly listener = ({ payload }: ServerEvent): void => {
    const { success, data } = StatusChange.safeParse(payload);
    if (success) this.#waiting.get(data.item_id)?.();
  };

  /** Resolves when an item starts. Must be called before it does. */
  waitFor(id: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.set(id, resolve);
    return promise;
  }
}
