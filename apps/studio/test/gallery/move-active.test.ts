import { expect, test } from 'vitest';

import { arrangeJustified } from '../../src/features/gallery/grid/justified/arrange-justified.js';
import { middleOf, moveActive } from '../../src/features/gallery/grid/move-active.js';
import { SquareLayout } from '../../src/features/gallery/grid/square-layout.js';

// Ten cells in three columns: the last row holds one.
const squares = new SquareLayout({ count: 10, width: 300, height: 200, cellSize: 90 });
const place = (active: number) => ({ active, count: 10, layout: squares, page: 2 });

test.each([
  ['ArrowRight', 4, 5],
  ['ArrowRight', 9, 9],
  ['ArrowLeft', 0, 0],
  ['ArrowUp', 4, 1],
  ['ArrowUp', 1, 1],
  ['ArrowDown', 4, 7],
  ['ArrowDown', 8, 9],
  ['ArrowDown', 9, 9],
  ['PageDown', 1, 7],
  ['PageDown', 8, 9],
  ['PageUp', 7, 1],
  ['PageUp', 4, 1],
  ['Home', 5, 3],
  ['End', 3, 5],
  ['End', 9, 9],
])('%s leads from %i to %i', (key, from, to) => {
  expect(moveActive(key, false, place(from))).toBe(to);
});

test('with Control, Home and End lead to the ends of the gallery', () => {
  expect([moveActive('Home', true, place(5)), moveActive('End', true, place(5))]).toEqual([0, 9]);
});

test('other keys lead nowhere', () => {
  expect(moveActive('a', false, place(5))).toBeUndefined();
});

test('in rows of whole pictures, up and down lead to the picture whose middle is nearest', () => {
  // Rows: three of 2:1 and one of 1:1 are as wide as seven of 1:1.
  const ratios = [2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1];
  const names = ratios.map(String);
  const arrange = arrangeJustified({ names: () => names, ratioAt: (index) => ratios[index] });
  const layout = arrange({ count: 11, width: 736, height: 400, cellSize: 100 }, 0);
  expect([layout.row(0), layout.row(1)]).toMatchObject([
    { from: 0, to: 4 },
    { from: 4, to: 11 },
  ]);
  const move = (key: string, active: number) => moveActive(key, false, { active, count: 11, layout, page: 1 });
  expect([0, 1, 2, 3].map((active) => move('ArrowDown', active))).toEqual([4, 6, 8, 10]);
  expect([4, 7, 10].map((active) => move('ArrowUp', active))).toEqual([0, 1, 3]);
  expect([move('Home', 8), move('End', 1), move('PageDown', 9), move('PageUp', 10)]).toEqual([4, 3, 9, 3]);
});

test('a place in the row that is kept leads back to the cell that was left', () => {
  const ratios = [2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1];
  const arrange = arrangeJustified({ names: () => ratios.map(String), ratioAt: (index) => ratios[index] });
  const layout = arrange({ count: 11, width: 736, height: 400, cellSize: 100 }, 0);
  const small = [4, 5, 6, 7, 8, 9, 10];
  const back = small.map((active) => {
    const keep = { count: 11, layout, page: 1, x: middleOf(layout, active) };
    const above = moveActive('ArrowUp', false, { ...keep, active }) ?? -1;
    return moveActive('ArrowDown', false, { ...keep, active: above });
  });
  expect(back).toEqual(small);
});
