import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';
import { type Refusal, refused } from '../../runner/request-cases.js';

const POST = 'POST /api/v1/queue/default/enqueue_batch';
const sum = graph({ sum: { type: 'add' }, text: { type: 'string' } });
const a = { node_path: 'sum', field_name: 'a' };
const b = { node_path: 'sum', field_name: 'b' };

const whole = (why: string, json: unknown): Refusal => [why, POST, { json }, 422];
const batch = (why: string, told: object): Refusal => whole(why, { batch: { graph: sum, ...told } });
const data = (why: string, told: unknown): Refusal => batch(why, { data: told });

const batches = [
  [`no body`, POST, {}, 422] as const,
  whole('a list', []),
  whole('no batch', {}),
  whole('no graph', { batch: {} }),
  whole('a batch that is a text', { batch: 'one' }),
  whole('a flag that is none', { batch: { graph: sum }, prepend: 'perhaps' }),
  batch('no runs', { runs: 0 }),
  batch('fewer than none', { runs: -1 }),
  batch('one run and a half', { runs: 1.5 }),
  batch('nothing for runs', { runs: null }),
  batch('a number for an id', { batch_id: 7 }),
  batch('a number for an origin', { origin: 7, destination: [] }),
];

const lists = [
  data('a text', 'data'),
  data('data in one list', [{ ...a, items: [1] }]),
  data('a number', [[7]]),
  data('no node', [[{ field_name: 'a', items: [1] }]]),
  data('no field', [[{ node_path: 'sum', items: [1] }]]),
  data('a node that is not there', [[{ ...a, node_path: 'difference', items: [1] }]]),
  data('a field that is not there', [[{ ...a, field_name: 'c', items: [1] }]]),
  data('unequal lists', [
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
  data('numbers and texts', [[{ ...a, items: [1, 'two'] }]]),
  data('nothing', [[{ ...a, items: [null] }]]),
  data('an object', [[{ ...a, items: [{ key: 'x' }] }]]),
  data('a colour', [[{ ...a, items: [{ r: 1, g: 2, b: 3, a: 4 }] }]]),
  data('items that are no list', [[{ ...a, items: 5 }]]),
];

export const scenarios = [
  queueScenario('a batch that is nonsense is refused', (stage) => refused(stage, batches)),
  queueScenario('a batch with data that are nonsense is refused', (stage) => refused(stage, lists)),
];
