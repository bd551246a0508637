import assert from 'node:assert/strict';

import { graph } from '../../runner/graph.js';
import { queueScenario } from '../../runner/queue-scenario.js';

const range = { type: 'range', start: 1, stop: 4 };

export const scenarios = [
  queueScenario('a graph computes and converts numbers', async ({ run }) => {
    const item = await run(
      graph(
        {
          a: { type: 'integer', value: 7 },
          b: { type: 'mul', b: -3 },
          c: { type: 'sub', b: 2 },
          d: { type: 'div', b: 4 },
          e: { type: 'integer_math', operation: 'MOD', b: 3 },
          f: { type: 'float_math', operation: 'SQRT', a: 2 },
          g: { type: 'round_float', decimals: 3 },
          h: { type: 'float_to_int', method: 'Ceiling', multiple: 1 },
          i: { type: 'string_join', string_right: '!' },
        },
        [
          'a.value b.a',
          'b.value c.a',
          'c.value d.a',
          'd.value e.a',
          'f.value g.value',
          'g.value h.value',
          'h.value i.string_left',
        ],
      ),
    );
    assert.equal(item.status, 'completed');
  }),
  queueScenario('a graph processes strings', async ({ run }) => {
    const item = await run(
      graph(
        {
          a: { type: 'string', value: 'Füchse, 🦊 und Hasen' },
          b: { type: 'string_split', delimiter: ',' },
          c: { type: 'string_replace', search_string: 'Hasen', replace_string: 'Igel' },
          d: { type: 'string_join_three', string_middle: ' – ' },
        },
        ['a.value b.string', 'b.string_2 c.string', 'b.string_1 d.string_left', 'c.value d.string_right'],
      ),
    );
    assert.equal(item.status, 'completed');
  }),
  queueScenario('a graph runs for each member of a list and collects the results in order', async ({ run }) => {
    const item = await run(
      graph({ r: range, i: { type: 'iterate' }, a: { type: 'add', b: 10 }, c: { type: 'collect' } }, [
        'r.collection i.collection',
        'i.item a.a',
        'a.value c.item',
      ]),
    );
    const collected = Object.values(item.session.results).find(({ type }) => type === 'collect_output');
    assert.deepEqual(collected?.['collection'], [11, 12, 13]);
  }),
  // There is no scenario with two independent iterators: the server runs them in random order.
  queueScenario('a graph runs nothing for an empty list', async ({ run }) => {
    const item = await run(
      graph(
        {
          l: { type: 'integer_collection', collection: [] },
          i: { type: 'iterate' },
          a: { type: 'add' },
          c: { type: 'collect' },
        },
        ['l.collection i.collection', 'i.item a.a', 'a.value c.item'],
      ),
    );
    assert.equal(item.status, 'completed');
  }),
  queueScenario('a graph runs one of two branches', async ({ run }) => {
    const item = await run(
      graph(
        {
          yes: { type: 'string', value: 'yes' },
          no: { type: 'string', value: 'no' },
          x: { type: 'boolean', value: true },
          if: { type: 'if' },
        },
        ['x.value if.condition', 'yes.value if.true_input', 'no.value if.false_input'],
      ),
    );
    assert.equal(item.status, 'completed');
  }),
  queueScenario('metadata nodes are combined', async ({ run }) => {
    const item = await run(
      graph(
        {
          one: { type: 'metadata_item', label: 'animal', value: 'fox' },
          all: { type: 'metadata' },
          core: { type: 'core_metadata', positive_prompt: 'a fox', seed: 3, colour: 'red' },
        },
        ['one.item all.items'],
      ),
    );
    assert.equal(item.status, 'completed');
  }),
  queueScenario(
    'a missing input or an exception fails the item, and the remaining nodes do not run',
    async (context) => {
      const { enqueue, finish } = context;
      const broken = [
        graph({ z: { type: 'integer', value: 0 }, d: { type: 'div', a: 1 }, n: { type: 'add' } }, [
          'z.value d.b',
          'd.value n.a',
        ]),
        graph({ a: { type: 'string_split' }, b: { type: 'image' } }),
        graph({ a: { type: 'image', image: { image_name: 'nobody.png' } } }),
      ];
      const ids: number[] = [];
      for (const one of broken) ids.push(...(await enqueue({ graph: one })));
      const ended = await finish(ids);
      assert.deepEqual(
        ended.map(({ status }) => status),
        ['failed', 'failed', 'failed'],
      );
      await context.items.get(ids[0] ?? 0);
    },
  ),
];
