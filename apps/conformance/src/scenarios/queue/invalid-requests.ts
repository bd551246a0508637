import { queueScenario } from '../../runner/queue-scenario.js';
import { checkRequests, type RequestCase } from '../../runner/request-cases.js';

const queue = '/api/v1/queue/default/';
const tooMany = { json: { item_ids: Array.from({ length: 1_001 }, (_, index) => index) } };

const list: RequestCase[] = [
  ['read an unknown item', `GET ${queue}i/99999`, {}, 404],
  ['read a name', `GET ${queue}i/first`, {}, 422],
  ['read a fraction', `GET ${queue}i/1.5`, {}, 422],
  ['read a negative id', `GET ${queue}i/-1`, {}, 404],
  ['cancel an unknown item', `PUT ${queue}i/99999/cancel`, {}, 404],
  ['cancel a name', `PUT ${queue}i/first/cancel`, {}, 422],
  ['delete an unknown item', `DELETE ${queue}i/99999`, {}, 404],
  ['delete a name', `DELETE ${queue}i/first`, {}, 422],
  ['a lower-case order', `GET ${queue}item_ids`, { query: 'order_dir=asc' }, 422],
  ['an empty order', `GET ${queue}item_ids`, { query: 'order_dir=' }, 422],
  ['no ids', `POST ${queue}items_by_ids`, { json: {} }, 422],
  ['no body', `POST ${queue}items_by_ids`, {}, 422],
  ['invalid ids', `POST ${queue}items_by_ids`, { json: { item_ids: ['first', null, 1.5] } }, 422],
  ['a bare list', `POST ${queue}items_by_ids`, { json: [1] }, 422],
  ['too many ids', `POST ${queue}items_by_ids`, tooMany, 422],
  ['summaries without ids', `POST ${queue}item_summaries_by_ids`, { json: {} }, 422],
  ['summaries of invalid ids', `POST ${queue}item_summaries_by_ids`, { json: { item_ids: [{}] } }, 422],
  ['too many summaries', `POST ${queue}item_summaries_by_ids`, tooMany, 422],
  ['cancel without batches', `PUT ${queue}cancel_by_batch_ids`, { json: {} }, 422],
  ['cancel a number', `PUT ${queue}cancel_by_batch_ids`, { json: { batch_ids: [1] } }, 422],
  ['a string for batches', `PUT ${queue}cancel_by_batch_ids`, { json: { batch_ids: 'one' } }, 422],
  ['cancel without destination', `PUT ${queue}cancel_by_destination`, {}, 422],
  ['count without destination', `GET ${queue}counts_by_destination`, {}, 422],
  ['retry with an object', `PUT ${queue}retry_items_by_id`, { json: { item_ids: [1] } }, 422],
  ['retry invalid ids', `PUT ${queue}retry_items_by_id`, { json: ['first'] }, 422],
  ['retry without ids', `PUT ${queue}retry_items_by_id`, {}, 422],
];

export const scenarios = [
  queueScenario('invalid requests and unknown items are rejected', (context) => checkRequests(context, list)),
];
