import fc from 'fast-check';
import { expect, test } from 'vitest';

import { GAP, MAX_CELLS } from '../../src/features/gallery/grid/grid-layout.js';
import { SquareLayout } from '../../src/features/gallery/grid/square-layout.js';

const space = fc.record({
  count: fc.integer({ min: 0, max: 1_000_000 }),
  width: fc.integer({ min: 200, max: 5_000 }),
  height: fc.integer({ min: 200, max: 3_000 }),
  cellSize: fc.integer({ min: 40, max: 400 }),
});

test('cells fill the width, and no more of them are in the document than it may hold', () => {
  fc.assert(
    fc.property(space, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
      const layout = new SquareLayout(given);
      const { columns, cell, rows, contentHeight } = layout;
      expect(columns * cell + (columns - 1) * GAP).toBeCloseTo(given.width, 6);
      expect(rows * columns).toBeGreaterThanOrEqual(given.count);
      const { from, to } = layout.window(share * Math.max(0, contentHeight - given.height), given.height);
      if (columns > 1) expect((to - from) * columns).toBeLessThanOrEqual(MAX_CELLS);
    }),
  );
});

test('every row in view is in the window', () => {
  fc.assert(
    fc.property(space, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
      const layout = new SquareLayout(given);
      const top = share * Math.max(0, layout.contentHeight - given.height);
      const { from, to } = layout.window(top, given.height);
      const pitch = layout.cell + GAP;
      const last = Math.min(layout.rows, Math.ceil((top + given.height) / pitch));
      expect(from).toBeLessThanOrEqual(Math.floor(top / pitch));
      expect(to).toBeGreaterThanOrEqual(last);
    }),
  );
});

test('a gallery has as many columns as cells of the size that was chosen fit', () => {
  const layout = new SquareLayout({ count: 100, width: 1_000, height: 600, cellSize: 160 });
  expect(layout).toMatchObject({ columns: 6, rows: 17 });
  expect(layout.row(16)).toMatchObject({ from: 96, to: 100, top: 16 * (layout.cell + GAP) });
  expect([layout.rowOf(99), layout.rowAt(layout.contentHeight)]).toEqual([16, 16]);
});
