import { expect, test } from 'vitest';

import { encodeQuery } from '../../src/internal/http/encode-query.js';

test.each([
  [undefined, ''],
  [{}, ''],
  [{ all: true, offset: 0, name: '' }, '?all=true&offset=0&name='],
  [{ board_id: undefined, search_term: null }, ''],
  [{ categories: ['user', 'mask'] }, '?categories=user&categories=mask'],
  [{ board_name: 'a&b=c +ü🌉' }, '?board_name=a%26b%3Dc+%2B%C3%BC%F0%9F%8C%89'],
])('%j becomes "%s"', (query, text) => {
  expect(encodeQuery(query)).toBe(text);
});

test.each([null, 'x', 7, ['x']])('refuses %j as a query', (query) => {
  expect(() => encodeQuery(query as never)).toThrow(expect.objectContaining({ name: 'InputError', argument: 'query' }));
});

test.each([{}, new Date(0), () => 1, 1n, Number.NaN, Number.POSITIVE_INFINITY, '\ud800', [[1]], []])(
  'refuses %s, which the server would misread',
  (value) => {
    expect(() => encodeQuery({ x: value })).toThrow(expect.objectContaining({ name: 'InputError', argument: 'x' }));
  },
);
