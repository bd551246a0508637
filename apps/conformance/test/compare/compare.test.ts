import { describe, expect, test } from 'vitest';
import { compareRuns } from '../../src/compare/compare-runs.js';
import { compareValues } from '../../src/compare/compare-values.js';
import { normalise } from '../../src/compare/normalise.js';
import { exchangesByItem, isEvent } from '../../src/runner/events.js';
import type { Exchange } from '../../src/runner/exchange.js';

const [a, b] = ['2a4cd680-b463-43a0-b89e-6c9d5c8a2f10', '9f0c4cfb-2e6f-4b36-8a3b-0d1c3a5d7e21'];
const clock = Date.parse('2026-11-25T10:00:00Z');
const exchange = (value: unknown, target = '/api/v1/images/'): Exchange => ({
  method: 'GET',
  target,
  status: 200,
  headers: {},
  body: { kind: 'json', value },
  clock,
  isPreparation: false,
});
const values = (...exchanges: Exchange[]) => normalise(exchanges, clock).map(({ body }) => body.value);

describe('values', () => {
  test.each([
    [{ a: 1 }, { a: 2 }, '$.a'],
    [{ a: 1 }, {}, '$.a'],
    [{}, { a: null }, '$.a'],
    [[1, 2], [1], '$.length'],
    [[1, 2], [2, 1], '$[0]'],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, '$ (order of keys)'],
    [{ list: [{ x: [] }] }, { list: [{ x: {} }] }, '$.list[0].x'],
    [1, '1', '$'],
    [0, false, '$'],
    [{ preview: [0, 99, 200, 255] }, { preview: [255, 156, 55, 255] }, '$.preview[0]'],
    [{ preview: [0, 99] }, { preview: [0] }, '$.preview.length'],
  ])('%j and %j differ at %s', (left, right, path) => {
    expect(compareValues(left, right)[0]?.path).toBe(path);
    expect(compareValues(left, structuredClone(left))).toEqual([]);
  });
});

test('previews of one picture in two encodings are equal', () => {
  expect(compareValues({ preview: [0, 99, 200, 255] }, { preview: [3, 90, 207, 255] })).toEqual([]);
});

describe('placeholders', () => {
  test('number ids in order of appearance, in targets too', () => {
    const [named] = normalise([exchange({ image_name: `${b}.png`, board_id: a }, `/api/v1/boards/${a}`)], clock);
    expect(named?.target).toBe('/api/v1/boards/<id-1>');
    expect(named?.body.value).toEqual({ image_name: '<id-2>.png', board_id: '<id-1>' });
  });

  test('keep the order of a list that is not a set', () => {
    const known = exchange([a, b]);
    expect(values(known, exchange({ image_names: [b, a] }))[1]).toEqual({ image_names: ['<id-2>', '<id-1>'] });
  });

  test('sort a set, whatever its order', () => {
    const known = exchange([a, b]);
    const expected = { deleted_images: ['<id-1>', '<id-2>'] };
    expect(values(known, exchange({ deleted_images: [b, a] }))[1]).toEqual(expected);
    expect(values(known, exchange({ deleted_images: [a, b] }))[1]).toEqual(expected);
  });

  test('differ for an id in capitals and for one of another version', () => {
    const timeBased = 'c232ab00-9414-11ec-b3c8-9f6bdeced846';
    expect(values(exchange([a, a.toUpperCase(), timeBased]))).toEqual([['<id-1>', '<id-2>', '<id-3 version 1>']]);
  });

  test('replace today, and no other day', () => {
    expect(values(exchange(['2026-11-25', 'a folder of 2026-11-25', '2026-11-24', '2001-01-01']))).toEqual([
      ['<today>', 'a folder of <today>', '2026-11-24', '2001-01-01'],
    ]);
  });
});

describe('exchanges about jobs', () => {
  test('number items from the first one and keep other numbers', () => {
    const [enqueued, asked] = normalise(
      [
        exchange({ item_ids: [42, 41], requested: 42 }),
        exchange({ item_id: 42, detail: 'no item with id 7, but with id 41' }, '/api/v1/queue/default/i/42'),
      ],
      clock,
    );
    expect(enqueued?.body.value).toEqual({ item_ids: ['<item-2>', '<item-1>'], requested: 42 });
    expect(asked?.target).toBe('/api/v1/queue/default/i/<item-2>');
    expect(asked?.body.value).toEqual({ item_id: '<item-2>', detail: 'no item with id 7, but with id <item-1>' });
  });

  test('sort items of one request in a list with the newest first, and no others', () => {
    const [, , newest, oldest] = values(
      exchange({ item_ids: [43, 42, 41] }),
      exchange({ item_ids: [44] }),
      exchange({ item_ids: [44, 42, 43, 41] }, '/api/v1/queue/default/item_ids'),
      exchange({ item_ids: [42, 41, 43, 44] }, '/api/v1/queue/default/item_ids?order_dir=ASC'),
    );
    expect(newest).toEqual({ item_ids: ['<item-4>', '<item-1>', '<item-2>', '<item-3>'] });
    expect(oldest).toEqual({ item_ids: ['<item-2>', '<item-1>', '<item-3>', '<item-4>'] });
  });

  test('do not replace an item id at the start of a UUID', () => {
    const id = '06041216-9d57-43f8-b5c0-a37d7647c8aa';
    expect(values(exchange({ item_id: 6_041_216, url: `images/i/${id}.png` }))).toEqual([
      { item_id: '<item-1>', url: 'images/i/<id-1>.png' },
    ]);
  });

  test('replace ids in keys, and sort executed nodes', () => {
    const session = (...executed: string[]) => exchange({ results: { [a]: 1, [b]: 2 }, executed });
    const expected = { results: { '<id-1>': 1, '<id-2>': 2 }, executed: ['<id-1>', '<id-2>'] };
    expect(values(session(a, b))).toEqual([expected]);
    expect(values(session(b, a))).toEqual([expected]);
  });

  test('keep only the first and last line of a traceback', () => {
    const error_traceback = 'Traceback:\n  File "x.py", line 7\nValueError: no\n';
    expect(values(exchange({ error_traceback }))).toEqual([{ error_traceback: 'Traceback: … ValueError: no' }]);
  });

  test('sort long lists of choices, but not short ones', () => {
    const choices = Array.from({ length: 60 }, (_, index) => `'c${index}'`);
    const [one, other] = [choices, choices.toReversed()].map((list) => values(exchange(`one of ${list.join(', ')}`)));
    expect(one).toEqual(other);
    expect(values(exchange("'b', 'a'"))).toEqual(["'b', 'a'"]);
  });

  test('order events item by item, those without an item last', () => {
    const [batch, first, second] = [{ batch_id: 'x' }, { item_id: 1 }, { item_id: 2 }];
    const events = exchangesByItem(
      [second, batch, first, second].map((payload) => ({ name: 'event', payload, clock })),
    );
    expect(events.map(({ body }) => body.value)).toEqual([second, second, first, batch]);
    expect(events.every(isEvent)).toBe(true);
  });
});

describe('scenario runs', () => {
  const run = (...exchanges: Exchange[]) => ({ title: 'a scenario', exchanges, failure: undefined, since: clock });

  test('are equal when only ids differ', () => {
    expect(compareRuns(run(exchange([a])), run(exchange([b])))).toEqual([]);
  });

  test('differ in their number of exchanges and in their outcome', () => {
    const longer = compareRuns(run(exchange(1)), run(exchange(1), exchange(2)));
    expect(longer.map(({ path }) => path)).toEqual(['number of exchanges']);
    const failed = { ...run(exchange(1)), failure: new TypeError('no') };
    expect(compareRuns(run(exchange(1)), failed).map(({ right }) => right)).toEqual(['TypeError']);
  });

  test('name the scenario, the exchange and the path of a difference', () => {
    const [difference] = compareRuns(run(exchange({ x: 1 })), run(exchange({ x: 2 })));
    expect(difference).toEqual({
      scenario: 'a scenario',
      exchange: 'GET /api/v1/images/',
      path: '$.json.x',
      left: 1,
      right: 2,
    });
  });
});
