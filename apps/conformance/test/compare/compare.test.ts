import { describe, expect, test } from 'vitest';
import { comparePerformances } from '../../src/compare/compare-runs.js';
import { compareValues } from '../../src/compare/compare-values.js';
import { normalise } from '../../src/compare/normalise.js';
import { record } from '../../src/record.js';
import { byItem, isHeard } from '../../src/runner/events.js';
import type { Exchange } from '../../src/runner/exchange.js';

const [a, b] = ['2a4cd680-b463-43a0-b89e-6c9d5c8a2f10', '9f0c4cfb-2e6f-4b36-8a3b-0d1c3a5d7e21'];
const exchange = (value: unknown, target = '/api/v1/images/'): Exchange => ({
  method: 'GET',
  target,
  status: 200,
  headers: {},
  body: { kind: 'json', value },
  isPreparation: false,
});
const values = (...exchanges: Exchange[]) => normalise(exchanges).map(({ body }) => body.value);

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
  ])('%j and %j differ at their place', (left, right, path) => {
    expect(compareValues(left, right)[0]?.path).toBe(path);
    expect(compareValues(left, structuredClone(left))).toEqual([]);
  });
});

describe('names that two runs have in common', () => {
  test('ids are named in the order of their appearance, in targets too', () => {
    const [named] = normalise([exchange({ image_name: `${b}.png`, board_id: a }, `/api/v1/boards/${a}`)]);
    expect(named?.target).toBe('/api/v1/boards/<id-1>');
    expect(named?.body.value).toEqual({ image_name: '<id-2>.png', board_id: '<id-1>' });
  });

  test('a list that is no set keeps its order', () => {
    const known = exchange([a, b]);
    expect(values(known, exchange({ image_names: [b, a] }))[1]).toEqual({ image_names: ['<id-2>', '<id-1>'] });
  });

  test('a set is in order whatever order it came in', () => {
    const known = exchange([a, b]);
    const expected = { deleted_images: ['<id-1>', '<id-2>'] };
    expect(values(known, exchange({ deleted_images: [b, a] }))[1]).toEqual(expected);
    expect(values(known, exchange({ deleted_images: [a, b] }))[1]).toEqual(expected);
  });

  test('a moment says how it is written, and whether it moved', () => {
    const image = (updated_at: string) => exchange({ image_name: `${a}.png`, updated_at });
    const seen = values(
      image('2026-11-25 10:00:00.123'),
      image('2026-11-25 10:00:00.456'),
      image('2026-11-25 10:00:00.123'),
      image('2026-11-25 10:00:00'),
      image('2026-11-25T10:00:00.123456Z'),
    ).map((value) => record(value)['updated_at']);
    expect(seen).toEqual([
      '<moment .000 #1>',
      '<moment .000 #2>',
      '<moment .000 #1>',
      '<moment >',
      '<momentT.000000Z #3>',
    ]);
  });
});

describe('what is about jobs', () => {
  test('items are counted from the first that was seen, and other numbers left alone', () => {
    const [enqueued, asked] = normalise([
      exchange({ item_ids: [42, 41], requested: 42 }),
      exchange({ item_id: 42, detail: 'no item with id 7, but with id 41' }, '/api/v1/queue/default/i/42'),
    ]);
    expect(enqueued?.body.value).toEqual({ item_ids: ['<item-2>', '<item-1>'], requested: 42 });
    expect(asked?.target).toBe('/api/v1/queue/default/i/<item-2>');
    expect(asked?.body.value).toEqual({ item_id: '<item-2>', detail: 'no item with id 7, but with id <item-1>' });
  });

  test('an id that begins as a number does is none', () => {
    const id = '06041216-9d57-43f8-b5c0-a37d7647c8aa';
    expect(values(exchange({ item_id: 6_041_216, url: `images/i/${id}.png` }))).toEqual([
      { item_id: '<item-1>', url: 'images/i/<id-1>.png' },
    ]);
  });

  test('ids are renamed where they are keys too, and what ran is a set', () => {
    const session = (...executed: string[]) => exchange({ results: { [a]: 1, [b]: 2 }, executed });
    const expected = { results: { '<id-1>': 1, '<id-2>': 2 }, executed: ['<id-1>', '<id-2>'] };
    expect(values(session(a, b))).toEqual([expected]);
    expect(values(session(b, a))).toEqual([expected]);
  });

  test('of a traceback only the ends are left, of a timestamp that it is one', () => {
    const error_traceback = 'Traceback:\n  File "x.py", line 7\nValueError: no\n';
    expect(values(exchange({ error_traceback, timestamp: 7 }))).toEqual([
      { error_traceback: 'Traceback: … ValueError: no', timestamp: '<seconds>' },
    ]);
  });

  test('long lists of choices are sets, short ones are not', () => {
    const choices = Array.from({ length: 60 }, (_, index) => `'c${index}'`);
    const [one, other] = [choices, choices.toReversed()].map((list) => values(exchange(`one of ${list.join(', ')}`)));
    expect(one).toEqual(other);
    expect(values(exchange("'b', 'a'"))).toEqual(["'b', 'a'"]);
  });

  test('events are compared item by item, those of none last', () => {
    const [batch, first, second] = [{ batch_id: 'x' }, { item_id: 1 }, { item_id: 2 }];
    const heard = byItem([second, batch, first, second].map((payload) => ({ name: 'told', payload })));
    expect(heard.map(({ body }) => body.value)).toEqual([second, second, first, batch]);
    expect(heard.every(isHeard)).toBe(true);
  });
});

describe('performances', () => {
  const performance = (...exchanges: Exchange[]) => ({ title: 'a story', exchanges, failure: undefined });

  test('are alike when only ids differ', () => {
    expect(comparePerformances(performance(exchange([a])), performance(exchange([b])))).toEqual([]);
  });

  test('differ in their number of exchanges, and in how they end', () => {
    const longer = comparePerformances(performance(exchange(1)), performance(exchange(1), exchange(2)));
    expect(longer.map(({ path }) => path)).toEqual(['number of exchanges']);
    const failed = { ...performance(exchange(1)), failure: new TypeError('no') };
    expect(comparePerformances(performance(exchange(1)), failed).map(({ right }) => right)).toEqual(['TypeError']);
  });

  test('name the scenario, the exchange and the place', () => {
    const [difference] = comparePerformances(performance(exchange({ x: 1 })), performance(exchange({ x: 2 })));
    expect(difference).toEqual({
      scenario: 'a story',
      exchange: 'GET /api/v1/images/',
      path: '$.json.x',
      left: 1,
      right: 2,
    });
  });
});
