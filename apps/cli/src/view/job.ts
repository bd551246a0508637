import type { QueueItemSummary } from '@x/models/queue-item';

import { type Column, shortTime } from '../output/table.js';

/** The fields of a job that can be selected. */
export const JOB_FIELDS = [
  ...['item_id', 'status', 'batch_id', 'origin', 'destination', 'created_at', 'started_at', 'completed_at'],
  ...['user_id', 'user_display_name', 'user_email', 'field_values', 'device', 'parent_item_id'],
] as const;

/** A job in a table. */
export const JOB_COLUMNS: readonly Column<QueueItemSummary>[] = [
  { name: 'id', value: ({ item_id }) => item_id, align: 'right', whole: true },
  { name: 'status', value: ({ status }) => status },
  { name: 'origin', value: ({ origin }) => origin },
  { name: 'created', value: ({ created_at }) => created_at, short: ({ created_at }) => shortTime(created_at) },
  { name: 'ended', value: ({ completed_at }) => completed_at, short: ({ completed_at }) => shortTime(completed_at) },
  { name: 'batch', value: ({ batch_id }) => batch_id, whole: true },
];
