import type { Identity } from '../../http/identity.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { HttpException } from '../../validation/http-exception.js';
import { integer } from '../../validation/integer.js';
import { chainOf } from './call-chain.js';
import type { ItemRow } from './item-record.js';
import type { Queue } from './queue.js';
import { visibleItem } from './visible.js';
import { itemWithoutNulls } from './without-nulls.js';
import { wrapErrors } from './wrap-errors.js';

interface Path {
  readonly queue_id: string;
  readonly item_id: string;
}

const idOf = ({ item_id }: Path): number => integer()(item_id, ['path', 'item_id']);

export function itemOperations({ store, processor }: Queue): Operation[] {
  /** Returns an item of this queue. Throws 404 when it does not exist. */
  const get = (path: Path): ItemRow => {
    const missing = `Queue item with id ${idOf(path)} not found in queue ${path.queue_id}`;
    const row = store.find(idOf(path));
    if (!row) throw new HttpException(404, missing);
    // An unreadable item fails before its queue is compared.
    store.toItem(row);
    if (row.queue_id !== path.queue_id) throw new HttpException(404, missing);
    return row;
  };

  /** Returns an item of this queue. Throws 403 when it belongs to somebody else, unless to an administrator. */
  const getOwn = (path: Path, user: Identity, action: string): ItemRow => {
    const row = get(path);
    if (user.is_admin || row.user_id === user.user_id) return row;
    throw new HttpException(403, `You do not have permission to ${action} this queue item`);
  };

  return [
    operation('GET /api/v1/queue/{queue_id}/i/{item_id}', {}, ({ path, user }) =>
      wrapErrors('fetching queue item', () => {
        const row = store.find(idOf(path));
        // Here the server wraps its own 404 into a 500.
        if (row && row.queue_id !== path.queue_id) throw new Error(`404: ${messageOf(() => get(path))}`);
        return json(itemWithoutNulls(visibleItem(store.toItem(get(path)), user)));
      }),
    ),

    operation('DELETE /api/v1/queue/{queue_id}/i/{item_id}', {}, ({ path, user }) =>
      wrapErrors('deleting queue item', () => {
        const { item_id } = getOwn(path, user, 'delete');
        const chain = chainOf(store.database, item_id);
        processor.cancel(store.cancel(item_id));
        store.delete(chain);
        return json(null);
      }),
    ),

    operation('PUT /api/v1/queue/{queue_id}/i/{item_id}/cancel', {}, ({ path, user }) =>
      wrapErrors('canceling queue item', () => {
        const { item_id } = getOwn(path, user, 'cancel');
        processor.cancel(store.cancel(item_id));
        return json(store.toItem(get(path)));
      }),
    ),
  ];
}

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof HttpException) return error.message;
    throw error;
  }
  return '';
}
