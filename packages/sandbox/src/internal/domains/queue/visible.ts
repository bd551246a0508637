import type { QueueItemSummary } from '@x/models/queue-item';

import { emptyRecord } from '../../engine/session-record.js';
import type { Identity } from '../../http/identity.js';
import type { toItem } from './item-record.js';

type Item = ReturnType<typeof toItem>;

const REDACTED = 'redacted';

const NO_USER = { user_id: REDACTED, user_display_name: null, user_email: null };

const NO_BATCH = { batch_id: REDACTED, origin: null, destination: null, field_values: null };

const NO_CALL = {
  workflow_call_id: null,
  parent_item_id: null,
  parent_session_id: null,
  root_item_id: null,
  workflow_call_depth: null,
};

const isVisible = (owner: string, user: Identity) => user.is_admin || owner === user.user_id;

/** Returns an item as a user may see it: of others the status, the times and the device. */
export function visibleItem(item: Item, user: Identity): Item {
  if (isVisible(item.user_id, user)) return item;
  return {
    ...item,
    ...NO_USER,
    ...NO_BATCH,
    ...NO_CALL,
    priority: 0,
    session_id: REDACTED,
    error_type: null,
    error_message: null,
    error_traceback: null,
    retried_from_item_id: null,
    session: {
      id: REDACTED,
      graph: { id: crypto.randomUUID(), nodes: {}, edges: [] },
      ...emptyRecord(crypto.randomUUID()),
    },
    workflow: null,
  };
}

/** Returns the summary of an item as a user may see it. */
export const visibleSummary = (summary: QueueItemSummary, user: Identity): QueueItemSummary =>
  isVisible(summary.user_id, user) ? summary : { ...summary, ...NO_USER, ...NO_BATCH, parent_item_id: null };
