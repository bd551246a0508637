import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';
import { checkRequests, type RequestCase } from '../../runner/request-cases.js';

const POST = 'POST /api/v1/queue/default/enqueue_batch';
const sum = graph({ sum: { type: 'add' }, text: { type: 'string' } });
const a = { node_path: 'sum', field_name: 'a' };
const b = { node_path: 'sum', field_name: 'b' };

const request = (name: string, json: unknown): RequestCase => [name, POST, { json }, 422];
const batch = (name: string, fields: object): RequestCase => request(name, { batch: { graph: sum, ...fields } });
const data = (name: string, value: unknown): RequestCase => batch(name, { data: value });

const batches = [
  [`no body`, POST, {}, 422] as const,
  request('a list', []),
  request('no batch', {}),
  request('no graph', { batch: {} }),
  request('a string for a batch', { batch: 'one' }),
  request('an invalid flag', { batch: { graph: sum }, prepend: 'perhaps' }),
  batch('zero runs', { runs: 0 }),
  batch('negative runs', { runs: -1 }),
  batch('fractional runs', { runs: 1.5 }),
  batch('null for runs', { runs: null }),
  batch('a number for an id', { batch_id: 7 }),
  batch('a number for an origin', { origin: 7, destination: [] }),
];

const lists = [
  data('a string', 'data'),
  data('a list without groups', [{ ...a, items: [1] }]),
  data('a number', [[7]]),
  data('no node', [[{ field_name: 'a', items: [1] }]]),
  data('no field', [[{ node_path: 'sum', items: [1] }]]),
  data('an unknown node', [[{ ...a, node_path: 'difference', items: [1] }]]),
  data('an unknown field', [[{ ...a, field_name: 'c', items: [1] }]]),
  data('lists of different lengths', [
    [
      { ...a, items: [1, 2] },
      { ...b, items: [1] },
    ],
  ]),
  data('a field twice', [[{ ...a, items: [1] }], [{ ...a, items: [2] }]]),
  data('a field twice in one list', [
    [
      { ...a, items: [1] },
      { ...a, items: [2] },
    ],
  ]),
  data('numbers and strings', [[{ ...a, items: [1, 'two'] }]]),
  data('null', [[{ ...a, items: [null] }]]),
  data('an object', [[{ ...a, items: [{ key: 'x' }] }]]),
  data('a colour', [[{ ...a, items: [{ r: 1, g: 2, b: 3, a: 4 }] }]]),
  data('a number for items', [[{ ...a, items: 5 }]]),
];

export const scenarios = [
  queueScenario('an invalid batch is rejected', (context) => checkRequests(context, batches)),
  queueScenario('a batch with invalid data is rejected', (context) => checkRequests(context, lists)),
];
