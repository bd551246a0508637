import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { required } from '../../validation/field.js';
import { string } from '../../validation/string.js';
import { batchStatus, destinationCounts, queueStatus } from './counts.js';
import type { Queue } from './queue.js';

export const statusOperations = ({ store: { database }, processor }: Queue): Operation[] => [
  operation('GET /api/v1/queue/{queue_id}/status', {}, ({ path }) =>
    json({ queue: queueStatus(database, path.queue_id), processor: processor.status }),
  ),

  operation('GET /api/v1/queue/{queue_id}/b/{batch_id}/status', {}, ({ path }) =>
    json(batchStatus(database, path.queue_id, path.batch_id)),
  ),

  operation(
    'GET /api/v1/queue/{queue_id}/counts_by_destination',
    { query: { destination: required(string()) } },
    ({ path, query }) => json(destinationCounts(database, path.queue_id, query.destination)),
  ),

  operation('PUT /api/v1/queue/{queue_id}/processor/resume', {}, () => {
    processor.resume();
    return json(processor.status);
  }),

  operation('PUT /api/v1/queue/{queue_id}/processor/pause', {}, () => {
    processor.pause();
    return json(processor.status);
  }),
];
