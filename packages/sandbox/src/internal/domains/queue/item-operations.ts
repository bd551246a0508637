import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { Refusal } from '../../validation/http-exception.js';
import { integer } from '../../validation/integer.js';
import type { ItemRow } from './item-record.js';
import type { Queue } from './queue.js';
import { withoutNulls } from './without-nulls.js';
import { attempt } from './wrap-errors.js';

interface Path {
  readonly queue_id: string;
  readonly item_id: string;
}

const idOf = ({ item_id }: Path): number => integer()(item_id, ['path', 'item_id']);

export function itemOperations({ store, processor }: Queue): Operation[] {
  /** Returns an item of this queue, or refuses. */
  const get = (path: Path): ItemRow => {
    const missing = `Queue item with id ${idOf(path)} not found in queue ${path.queue_id}`;
    const row = store.find(idOf(path));
    if (!row) throw new Refusal(404, missing);
    // Whether the item can be read at all comes before whose it is.
    store.toItem(row);
    if (row.queue_id !== path.queue_id) throw new Refusal(404, missing);
    return row;
  };

  return [
    operation('GET /api/v1/queue/{queue_id}/i/{item_id}', {}, ({ path }) =>
      attempt('fetching queue item', () => {
        const row = store.find(idOf(path));
        // Here the server takes its own refusal for an accident.
        if (row && row.queue_id !== path.queue_id) throw new Error(`404: ${messageOf(() => get(path))}`);
        return json(withoutNulls(store.toItem(get(path))));
      }),
    ),

    operation('DELETE /api/v1/queue/{queue_id}/i/{item_id}', {}, ({ path }) =>
      attempt('deleting queue item', () => {
        const { item_id } = get(path);
        if (store.move(item_id, 'canceled')) processor.cancel([item_id]);
        store.delete([item_id]);
        return json(null);
      }),
    ),

    operation('PUT /api/v1/queue/{queue_id}/i/{item_id}/cancel', {}, ({ path }) =>
      attempt('canceling queue item', () => {
        const { item_id } = get(path);
        if (store.move(item_id, 'canceled')) processor.cancel([item_id]);
        return json(store.toItem(get(path)));
      }),
    ),
  ];
}

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return '';
}
