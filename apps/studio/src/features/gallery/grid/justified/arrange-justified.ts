import { type Arrange, type GridSpace, MAX_CELLS, visibleRows } from '../grid-layout.js';
import { fillRows, type RowSpace } from './fill-rows.js';
import { type Block, type BlockList, heightWithGaps, JustifiedLayout } from './justified-layout.js';

/** What is known of the pictures of a gallery. */
export interface PictureRatios {
  /** The names of the pictures: another list, when there are others. */
  names(): readonly string[];
  /** The width of the picture at an index by its height, or `undefined` while it is not known. */
  ratioAt(index: number): number | undefined;
}

/** Pictures that are narrower or wider are cut off. */
const NARROWEST = 1 / 3;
const WIDEST = 3;
/** Rows of a block: enough that all of them are near the height that was chosen. */
const ROWS = 8;
const LEAST = 48;
/**
 * Returns what breaks pictures into rows that fill the width, each row of its own height, no picture cut off.
 *
 * A server names a million pictures at once, but returns the sizes of a thousand at a time. So rows are made by blocks of
 * some 50 pictures: those near the view from the sizes that were read, all others from one ratio. What is read changes
 * its own block, and moves the blocks below it as a whole.
 */
export function arrangeJustified(pictures: PictureRatios): Arrange {
  let blocks: ReadonlyMap<number, Block> = new Map();
  let mean: number | undefined;
  let before = '';
  let names: readonly string[] = [];
  const ratiosOf = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => {
      const ratio = pictures.ratioAt(from + at);
      return ratio === undefined ? undefined : Math.min(Math.max(NARROWEST, ratio), WIDEST);
    });
  return (space, index) => {
    const rows = rowSpaceOf(space);
    const key = JSON.stringify(space);
    const isOther = key !== before || names !== pictures.names();
    const known = new Map(isOther ? [] : blocks);
    blocks = known;
    before = key;
    names = pictures.names();
    const size = Math.max(LEAST, Math.ceil((ROWS * space.width) / rows.target));
    const spanOf = (at: number) => ({ from: at * size, to: Math.min((at + 1) * size, space.count) });
    // What the document holds is among them.
    const near = {
      from: Math.floor(Math.max(0, index - MAX_CELLS) / size),
      to: Math.ceil(Math.min(index + MAX_CELLS, space.count) / size),
    };
    // One ratio for good: the bar would move with another one.
    mean ??= meanOf(ratiosOf(near.from * size, spanOf(near.to - 1).to));
    const blockOf = (ratios: readonly number[], isEnd: boolean): Block => {
      const filled = fillRows(ratios, { ...rows, isEnd });
      return { ratios, rows: filled, height: heightWithGaps(filled) };
    };
    for (let at = near.from; at < near.to; at += 1) {
      const { from, to } = spanOf(at);
      const ratios = ratiosOf(from, to);
      if (ratios.every((ratio) => ratio === undefined)) continue;
      known.set(
        at,
        blockOf(
          ratios.map((ratio) => ratio ?? mean ?? 1),
          to === space.count,
        ),
      );
    }
    const guess = (length: number, isEnd: boolean) => blockOf(new Array<number>(length).fill(mean ?? 1), isEnd);
    const whole = guess(size, false);
    const rest = guess(space.count % size || size, true);
    const last = Math.ceil(space.count / size) - 1;
    const at = (block: number) => known.get(block) ?? (block === last ? rest : whole);
    return new JustifiedLayout({ count: space.count, size, target: rows.target, at } satisfies BlockList);
  };
}

/** Returns the height of rows that is chosen, or as much more as it takes until the document can hold all that is in view. */
function rowSpaceOf({ width, height, cellSize }: GridSpace): Omit<RowSpace, 'isEnd'> {
  for (let target = cellSize; ; target *= 1.1) {
    // A row is lowest when a wide picture has just made it full.
    const lowest = (target * width) / (width + WIDEST * target);
    const most = Math.floor(MAX_CELLS / visibleRows(height, lowest));
    if (most >= Math.min(Math.ceil(width / target / 0.6), MAX_CELLS) || target > width) {
      return { width, target, most: Math.max(1, most) };
    }
  }
}

function meanOf(ratios: readonly (number | undefined)[]): number | undefined {
  const found = ratios.filter((ratio) => ratio !== undefined);
  if (found.length === 0) return undefined;
  return found.reduce((sum, ratio) => sum + ratio, 0) / found.length;
}
