import { expect, test } from 'vitest';
import * as z from 'zod';

import { PageWindow, pageOf } from '../../src/page.js';

test('keeps unknown keys of a page', () => {
  const page = { offset: 0, limit: 1, total: 3, items: ['a'], has_more: true };
  expect(pageOf(z.string()).parse(page)).toEqual(page);
});

test('refuses a page without a total', () => {
  expect(pageOf(z.string()).safeParse({ offset: 0, limit: 1, items: [] }).success).toBe(false);
});

test.each([
  { offset: -1, limit: 1 },
  { offset: 0, limit: -1 },
  { offset: 0, limit: 1_001 },
  { offset: 0.5, limit: 1 },
])('refuses the window %j', (window) => {
  expect(PageWindow.safeParse(window).success).toBe(false);
});
