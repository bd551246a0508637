import { expect, test } from 'vitest';

import { normalise } from '../../src/compare/normalise.js';
import { record } from '../../src/record.js';
import type { Exchange } from '../../src/runner/exchange.js';

const clock = Date.parse('2026-11-25T10:00:00Z');
const exchange = (value: unknown, method = 'GET'): Exchange => ({
  ...{ method, target: '/api/v1/images/', status: 200, headers: {}, clock, isPreparation: false },
  body: { kind: 'json', value },
});
const values = (...exchanges: Exchange[]) => normalise(exchanges, clock).map(({ body }) => record(body.value));
const image = (updated_at: string) => exchange({ image_name: 'a.png', updated_at });

test('a timestamp shows its format, and whether it changed', () => {
  const seen = values(
    image('2026-11-25 09:59:59.123'),
    image('2026-11-25 10:00:00.456'),
    image('2026-11-25 09:59:59.123'),
    image('2026-11-25 10:00:00'),
    image('2026-11-25T10:00:00.556456Z'),
  ).map((value) => value['updated_at']);
  expect(seen).toEqual([
    '<timestamp .000 now #1>',
    '<timestamp .000 now #2>',
    '<timestamp .000 now #1>',
    '<timestamp  now>',
    '<timestampT.000000Z now #3>',
  ]);
});

test('a time that the server writes without its fraction, which is zero, is compared as the others', () => {
  const times = ['2026-11-25T09:59:59.999000', '2026-11-25T10:00:00', '2026-11-25T10:00:00.001000'];
  const seen = values(...times.map(image)).map((value) => value['updated_at']);
  expect(seen).toEqual([1, 2, 3].map((number) => `<timestampT.000000 now #${number}>`));
});

test.each([
  ['2026-11-25 12:00:00.000', '120 min late'],
  ['2026-11-25 08:00:00.000', '120 min early'],
  ['2026-11-25 10:00:03.000', '1 min late'],
  ['2026-11-25 09:59:56', '1 min early'],
])('a timestamp outside the run says so: %s', (time, relation) => {
  expect(values(image(time))[0]?.['updated_at']).toContain(relation);
});

test('a timestamp that goes back says so', () => {
  const [, second] = values(image('2026-11-25 10:00:00.200'), image('2026-11-25 10:00:00.100'));
  expect(second?.['updated_at']).toBe('<timestamp .000 now #2 earlier than before>');
});

const at = (seconds: number) => `2026-11-25 10:00:${String(seconds).padStart(6, '0')}`;

test('times of one object are in the order of what happened', () => {
  const item = { item_id: 1, created_at: at(0.123), started_at: at(0.456), completed_at: at(1.111) };
  const broken = { ...item, started_at: at(1.222) };
  const [right, wrong] = values(exchange(item), exchange(broken));
  expect(Object.keys(right ?? {})).toEqual(Object.keys(item));
  expect(wrong?.['<out of order>']).toEqual(['completed_at']);
});

test.each([
  [clock / 1_000, '<seconds now>'],
  [clock / 1_000 + 0.5, clock / 1_000 + 0.5],
  [clock, clock],
  [clock / 1_000 - 7_200, clock / 1_000 - 7_200],
])('the time of an event is in whole seconds: %s', (timestamp, expected) => {
  expect(values(exchange({ timestamp }, 'EVENT'))).toEqual([{ timestamp: expected }]);
});
