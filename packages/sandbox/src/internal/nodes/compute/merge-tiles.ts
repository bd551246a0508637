import { blank, type Pixels } from '../../imaging/pixels/pixels.js';
import { PythonError } from '../python-error.js';
import { seamMask } from './seam.js';
import { assert, type Tile } from './tile-grid.js';

/** A tile and its image. */
export interface TileImage {
  readonly tile: Tile;
  readonly image: Pixels;
}

/** How overlapping tiles are blended: by a gradient, or along a line where they differ least. */
export type BlendMode = 'Linear' | 'Seam';

/** Returns the image that tiles cover. `amount` is the width of the blend in pixels. */
export function mergeTiles(tiles: readonly TileImage[], mode: BlendMode, amount: number): Pixels {
  const width = Math.max(0, ...tiles.map(({ tile }) => tile.coords.right));
  const height = Math.max(0, ...tiles.map(({ tile }) => tile.coords.bottom));
  const merged = blank({ width, height, mode: 'RGB' });
  for (const row of toRows(tiles)) {
    const [first] = row;
    if (!first) continue;
    const { top, bottom } = first.tile.coords;
    if (bottom < top) throw new PythonError('ValueError', 'negative dimensions are not allowed');
    const line = blank({ width, height: bottom - top, mode: 'RGB' });
    for (const { tile, image } of row) {
      checkShape(tile, image);
      const place = { x: tile.coords.left, y: 0, overlap: tile.overlap.left, isRow: false };
      join(line, image, { ...place, mode, amount });
    }
    join(merged, line, { x: 0, y: top, overlap: first.tile.overlap.top, isRow: true, mode, amount });
  }
  return merged;
}

/** Returns tiles by row, each row from left to right. */
function toRows(tiles: readonly TileImage[]): TileImage[][] {
  const sorted = tiles.toSorted(
    ({ tile: one }, { tile: other }) => one.coords.top - other.coords.top || one.coords.left - other.coords.left,
  );
  const rows: TileImage[][] = [];
  for (const one of sorted) {
    const first = rows.at(-1)?.[0]?.tile.coords;
    const isSame = first && first.top === one.tile.coords.top && first.bottom === one.tile.coords.bottom;
    if (isSame) rows.at(-1)?.push(one);
    else rows.push([one]);
  }
  return rows;
}

function checkShape({ coords: { top, bottom, left, right } }: Tile, { width, height }: Pixels): void {
  if (right - left === width && bottom - top === height) return;
  const shapes = `(${height},${width},3) into shape (${bottom - top},${right - left},3)`;
  throw new PythonError('ValueError', `could not broadcast input array from shape ${shapes}`);
}

interface Join {
  readonly x: number;
  readonly y: number;
  /** Pixels that both have. */
  readonly overlap: number;
  /** Whether the overlap is at the top, not at the left. */
  readonly isRow: boolean;
  readonly mode: BlendMode;
  readonly amount: number;
}

/** Puts an image at a place of another one, blended where they overlap. */
function join(base: Pixels, image: Pixels, { x, y, overlap, isRow, mode, amount }: Join): void {
  if (overlap > 0) assert(overlap >= amount);
  const at = (pixels: Pixels, column: number, row: number) => (row * pixels.width + column) * 3;
  const size = isRow
    ? { width: image.width, height: Math.max(overlap, 0) }
    : { width: Math.max(overlap, 0), height: image.height };
  const shares = overlap > 0 && mode === 'Seam' ? seamMask({ base, image, x, y, ...size }, isRow, amount) : undefined;
  const gradient = (place: number) => gradientAt(place - (Math.floor(overlap / 2) - Math.floor(amount / 2)), amount);
  for (let row = 0; row < image.height; row += 1) {
    for (let column = 0; column < image.width; column += 1) {
      const place = isRow ? row : column;
      const [to, from] = [at(base, x + column, y + row), at(image, column, row)];
      // Both sums are the server's to the last bit, as it cuts off what is behind the point.
      const kept = shares && place < overlap ? (shares[row * size.width + column] ?? 0) : 0;
      const share = mode === 'Linear' && overlap > 0 ? gradient(place) : 1;
      for (let channel = 0; channel < 3; channel += 1) {
        const [below, above] = [base.data[to + channel] ?? 0, image.data[from + channel] ?? 0];
        base.data[to + channel] =
          mode === 'Seam' ? below * kept + above * (1 - kept) : above * share + below * (1 - share);
      }
    }
  }
}

/** Returns the share of the second image at a place of a gradient from 0 to 1. */
function gradientAt(place: number, length: number): number {
  if (place < 0) return 0;
  if (place >= length) return 1;
  return place === length - 1 && length > 1 ? 1 : place * (1 / (length - 1 || 1));
}
