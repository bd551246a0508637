import { queueScenario } from '../../runner/queue-scenario.js';
import { type Refusal, refused } from '../../runner/request-cases.js';

const queue = '/api/v1/queue/default/';
const tooMany = { json: { item_ids: Array.from({ length: 1_001 }, (_, index) => index) } };

const list: Refusal[] = [
  ['no item', `GET ${queue}i/99999`, {}, 404],
  ['no number', `GET ${queue}i/first`, {}, 422],
  ['half a number', `GET ${queue}i/1.5`, {}, 422],
  ['less than none', `GET ${queue}i/-1`, {}, 404],
  ['no item to cancel', `PUT ${queue}i/99999/cancel`, {}, 404],
  ['no number to cancel', `PUT ${queue}i/first/cancel`, {}, 422],
  ['no item to delete', `DELETE ${queue}i/99999`, {}, 404],
  ['no number to delete', `DELETE ${queue}i/first`, {}, 422],
  ['an order in small letters', `GET ${queue}item_ids`, { query: 'order_dir=asc' }, 422],
  ['an order that is none', `GET ${queue}item_ids`, { query: 'order_dir=' }, 422],
  ['no ids', `POST ${queue}items_by_ids`, { json: {} }, 422],
  ['no body', `POST ${queue}items_by_ids`, {}, 422],
  ['ids that are none', `POST ${queue}items_by_ids`, { json: { item_ids: ['first', null, 1.5] } }, 422],
  ['a bare list', `POST ${queue}items_by_ids`, { json: [1] }, 422],
  ['too many', `POST ${queue}items_by_ids`, tooMany, 422],
  ['no ids to sum up', `POST ${queue}item_summaries_by_ids`, { json: {} }, 422],
  ['ids to sum up that are none', `POST ${queue}item_summaries_by_ids`, { json: { item_ids: [{}] } }, 422],
  ['too many to sum up', `POST ${queue}item_summaries_by_ids`, tooMany, 422],
  ['no batches', `PUT ${queue}cancel_by_batch_ids`, { json: {} }, 422],
  ['a batch that is a number', `PUT ${queue}cancel_by_batch_ids`, { json: { batch_ids: [1] } }, 422],
  ['one batch alone', `PUT ${queue}cancel_by_batch_ids`, { json: { batch_ids: 'one' } }, 422],
  ['no destination', `PUT ${queue}cancel_by_destination`, {}, 422],
  ['no destination to count', `GET ${queue}counts_by_destination`, {}, 422],
  ['ids to retry in an object', `PUT ${queue}retry_items_by_id`, { json: { item_ids: [1] } }, 422],
  ['ids to retry that are none', `PUT ${queue}retry_items_by_id`, { json: ['first'] }, 422],
  ['nothing to retry', `PUT ${queue}retry_items_by_id`, {}, 422],
];

export const scenarios = [
  queueScenario('nothing is done to an item that is not there, nor by nonsense', (stage) => refused(stage, list)),
];
