import { expect, test } from 'vitest';

import { ScrollMap } from '../../src/features/gallery/grid/scroll-map.js';

const fits = { content: 10_000, view: 500, limit: 1_000_000 };
/** A million pictures, at two device pixels a pixel. */
const scaled = { content: 25_000_000, view: 1_000, limit: 4_000_000 };

function mapOf(heights: typeof fits): ScrollMap {
  const map = new ScrollMap();
  map.resize(heights);
  return map;
}

test('content that fits is where the bar is', () => {
  const map = mapOf(fits);
  map.scroll(1_234);
  expect([map.top, map.settle(), map.scrollHeight]).toEqual([1_234, 1_234, 10_000]);
});

test('the ends of the bar are the ends of content that does not fit', () => {
  const map = mapOf(scaled);
  map.scroll(scaled.limit - scaled.view);
  expect(map.top).toBe(scaled.content - scaled.view);
  map.scroll(0);
  expect(map.top).toBe(0);
});

test.each([-0.6, 0.4])('a bar that ends %d pixels beside its whole length shows the end of the content', (rest) => {
  const map = mapOf(scaled);
  map.scroll(scaled.limit - scaled.view + rest);
  expect(map.top).toBe(scaled.content - scaled.view);
});

test('a small step moves content that does not fit by as many pixels', () => {
  const map = mapOf(scaled);
  map.moveTo(12_000_000);
  map.scroll(map.settle() + 120);
  expect(map.top).toBeCloseTo(12_000_120, 3);
});

test('a small step is as long where the browser has rounded the position of the bar', () => {
  const map = mapOf(scaled);
  const bar = Math.round(map.moveTo(12_345_678));
  map.round(bar);
  map.scroll(bar - 100);
  expect(map.top).toBeCloseTo(12_345_578, 6);
});

test('a large step of the bar moves the content in proportion', () => {
  const map = mapOf(scaled);
  map.scroll((scaled.limit - scaled.view) / 2);
  expect(map.top).toBeCloseTo((scaled.content - scaled.view) / 2, 3);
});

test('after small steps the bar can be brought in line, and the content stays', () => {
  const map = mapOf(scaled);
  const bar = map.moveTo(12_000_000);
  for (let step = 1; step <= 100; step += 1) map.scroll(bar + step * 100);
  const { top } = map;
  expect(map.settle()).toBeCloseTo((top / (scaled.content - scaled.view)) * (scaled.limit - scaled.view), 3);
  expect(map.top).toBe(top);
});

test('a bar that small steps have led to its end asks to be set, for there is more', () => {
  const map = mapOf(scaled);
  const bar = map.moveTo(5_000);
  expect(bar).toBeLessThan(1_000);
  expect(map.scroll(0)).toBe(true);
  expect(map.top).toBeGreaterThan(0);
  expect(map.settle()).toBeGreaterThan(0);
});

test('content that becomes shorter is shown to its end', () => {
  const map = mapOf(fits);
  map.moveTo(9_500);
  expect(map.resize({ ...fits, content: 2_000 })).toBe(1_500);
});
