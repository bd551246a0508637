import { describe, expect, test } from 'vitest';

import type { Exchange } from '../suite/exchange.js';
import { comparePerformances } from './compare-performances.js';
import { compareValues } from './compare-values.js';
import { normalise } from './normalise.js';

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
    ).map((value) => Reflect.get(Object(value), 'updated_at'));
    expect(seen).toEqual([
      '<moment .000 #1>',
      '<moment .000 #2>',
      '<moment .000 #1>',
      '<moment >',
      '<momentT.000000Z #3>',
    ]);
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
