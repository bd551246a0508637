import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { ownerFilter } from '../../records/access.js';
import { required } from '../../validation/field.js';
import { string } from '../../validation/string.js';
import { batchStatus, destinationCounts, queueStatus } from './counts.js';
import type { Queue } from './queue.js';

export const statusOperations = ({ store: { database }, processor }: Queue): Operation[] => [
  operation('GET /api/v1/queue/{queue_id}/status', {}, ({ path, user }) =>
    json({ queue: queueStatus(database, path.queue_id, user), processor: processor.status }),
  ),

  operation('GET /api/v1/queue/{queue_id}/b/{batch_id}/status', {}, ({ path, user }) =>
    json(batchStatus(database, path.queue_id, path.batch_id, ownerFilter(user))),
  ),

  operation(
    'GET /api/v1/queue/{queue_id}/counts_by_destination',
    { query: { destination: required(string()) } },
    ({ path, query, user }) => json(destinationCounts(database, path.queue_id, query.destination, ownerFilter(user))),
  ),

  operation('PUT /api/v1/queue/{queue_id}/processor/resume', { access: 'admin' }, () => {
    processor.resume();
    return json(processor.status);
  }),

  operation('PUT /api/v1/queue/{queue_id}/processor/pause', { access: 'admin' }, () => {
    processor.pause();
    return json(processor.status);
  }),
];
