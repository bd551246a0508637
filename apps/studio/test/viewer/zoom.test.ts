import fc from 'fast-check';
import { expect, test } from 'vitest';

import { clampZoom, fit, zoomAt } from '../../src/features/viewer/zoom.js';

const frame = { width: 800, height: 600 };
const picture = { width: 2_000, height: 1_000 };

test('a picture that is larger than its frame begins whole, a smaller one in its own size', () => {
  expect(fit(picture, frame)).toEqual({ scale: 0.4, x: 0, y: 0 });
  expect(fit({ width: 100, height: 100 }, frame).scale).toBe(1);
});

test('the point that is zoomed at stays where it is', () => {
  const near = fc.integer({ min: -400, max: 400 });
  fc.assert(
    fc.property(near, near, fc.double({ min: 0.5, max: 2, noNaN: true }), (x, y, factor) => {
      const before = { scale: 1, x: 30, y: -20 };
      const after = zoomAt(before, factor, { x, y }, 0.1);
      expect((x - after.x) / after.scale).toBeCloseTo((x - before.x) / before.scale, 6);
      expect((y - after.y) / after.scale).toBeCloseTo((y - before.y) / before.scale, 6);
    }),
  );
});

test('a picture is never zoomed out further than whole, nor in without end', () => {
  expect(zoomAt({ scale: 0.4, x: 0, y: 0 }, 0.01, { x: 0, y: 0 }, 0.4).scale).toBe(0.4);
  expect(zoomAt({ scale: 0.4, x: 0, y: 0 }, 1_000, { x: 0, y: 0 }, 0.4).scale).toBe(16);
});

test('no edge of a larger picture is dragged into the frame, and a smaller one stays in the middle', () => {
  expect(clampZoom({ scale: 1, x: 5_000, y: -5_000 }, picture, frame)).toEqual({ scale: 1, x: 600, y: -200 });
  expect(clampZoom({ scale: 0.1, x: 50, y: 50 }, picture, frame)).toEqual({ scale: 0.1, x: 0, y: 0 });
});
