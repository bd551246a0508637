import fc from 'fast-check';
import { expect, test } from 'vitest';

import { GAP, type GridLayout, MAX_CELLS } from '../../src/features/gallery/grid/grid-layout.js';
import { arrangeJustified } from '../../src/features/gallery/grid/justified/arrange-justified.js';

/** Pictures of a gallery, of which the ratios are known of some. */
function gallery(count: number, ratioAt: (index: number) => number | undefined) {
  const names = new Array<string>(count).fill('');
  return arrangeJustified({ names: () => names, ratioAt });
}

const given = fc.record({
  count: fc.integer({ min: 1, max: 2_000 }),
  width: fc.integer({ min: 300, max: 5_000 }),
  height: fc.integer({ min: 200, max: 3_000 }),
  cellSize: fc.integer({ min: 80, max: 400 }),
});
const ratios = fc.array(fc.double({ min: 0.34, max: 2.9, noNaN: true }), { minLength: 1, maxLength: 40 });
const rowsOf = (layout: GridLayout) => Array.from({ length: layout.rows }, (_, row) => layout.row(row));

test('every picture is in one row, as wide as it is, and every row but the last fills the width', () => {
  fc.assert(
    fc.property(given, ratios, (space, some) => {
      const ratioAt = (index: number) => some[index % some.length] ?? 1;
      const layout = gallery(space.count, ratioAt)(space, 0);
      const rows = rowsOf(layout);
      let [index, top] = [0, 0];
      for (const { from, to, top: at, height, widths = [] } of rows) {
        expect(from).toBe(index);
        expect(at).toBeCloseTo(top, 3);
        expect(widths).toHaveLength(to - from);
        const width = widths.reduce((sum, it) => sum + it, GAP * (to - from - 1));
        if (to < space.count) expect(width).toBeCloseTo(space.width, 3);
        else expect(width).toBeLessThanOrEqual(space.width + 0.001);
        if (from < MAX_CELLS) expect((widths[0] ?? 0) / height).toBeCloseTo(ratioAt(from), 6);
        index = to;
        top += height + GAP;
      }
      expect(index).toBe(space.count);
      expect(layout.contentHeight).toBeCloseTo(top - GAP, 3);
    }),
    { numRuns: 50 },
  );
});

test('the rows of a view are in the document, which holds no more cells than it may', () => {
  fc.assert(
    fc.property(given, ratios, fc.double({ min: 0, max: 1, noNaN: true }), (space, some, share) => {
      const layout = gallery(space.count, (index) => some[index % some.length])(space, 0);
      const top = share * Math.max(0, layout.contentHeight - space.height);
      const { from, to } = layout.window(top, space.height);
      expect(layout.row(from).top).toBeLessThanOrEqual(top);
      const { top: at, height } = layout.row(to - 1);
      expect(at + height + GAP).toBeGreaterThanOrEqual(Math.min(top + space.height, layout.contentHeight));
      expect(layout.row(to - 1).to - layout.row(from).from).toBeLessThanOrEqual(MAX_CELLS);
    }),
    { numRuns: 200 },
  );
});

test('a place in the content, its row and its pictures lead to each other', () => {
  const space = { count: 1_000, width: 1_000, height: 700, cellSize: 160 };
  const layout = gallery(1_000, (index) => 0.5 + (index % 7) / 4)(space, 0);
  for (const [row, { from, to, top, height }] of rowsOf(layout).entries()) {
    expect([layout.rowAt(top + 0.01), layout.rowAt(top + height + GAP - 0.01)]).toEqual([row, row]);
    expect([layout.rowOf(from), layout.rowOf(to - 1)]).toEqual([row, row]);
  }
});

test('rows are near the height that was chosen, whether pictures are tall or wide', () => {
  for (const ratio of [0.5, 1, 1.78]) {
    const layout = gallery(1_000, () => ratio)({ count: 1_000, width: 1_200, height: 700, cellSize: 160 }, 0);
    const heights = rowsOf(layout).map(({ height }) => height);
    expect(Math.min(...heights)).toBeGreaterThan(120);
    expect(Math.max(...heights)).toBeLessThan(200);
  }
});

test('what is read far below moves nothing above it, and what is read above moves the rest as a whole', () => {
  const space = { count: 100_000, width: 1_000, height: 700, cellSize: 160 };
  let known = (index: number) => index < 200;
  const arrange = gallery(100_000, (index) => (known(index) ? 0.6 + (index % 5) / 3 : undefined));
  const first = arrange(space, 0);
  known = (index) => index < 200 || (index >= 50_000 && index < 50_300);
  const second = arrange(space, 50_000);
  expect(second.row(10)).toEqual(first.row(10));
  expect(second.row(second.rowOf(50_100))).not.toEqual(first.row(first.rowOf(50_100)));
  const moved = second.contentHeight - first.contentHeight;
  const [before, after] = [first, second].map((layout) => layout.row(layout.rowOf(90_000)));
  expect((after?.top ?? 0) - (before?.top ?? 0)).toBeCloseTo(moved, 3);
  expect({ ...after, top: 0 }).toEqual({ ...before, top: 0 });
});

test('a million pictures are laid out anew within the time of a frame', () => {
  const space = { count: 1_000_000, width: 1_000, height: 700, cellSize: 160 };
  const arrange = gallery(1_000_000, (index) => 0.6 + (index % 5) / 3);
  arrange(space, 0);
  const times = Array.from({ length: 9 }, (_, turn) => {
    const start = process.cpuUsage();
    arrange(space, turn * 100_000);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  });
  expect(times.sort((a, b) => a - b)[4]).toBeLessThan(16);
});
