import { checkLength } from '../check-length.js';
import { PythonError } from '../python-error.js';

/** The sides of a rectangle. */
interface Sides {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** A tile: where it is in the image, and by how much it overlaps its neighbours. */
export interface Tile {
  readonly coords: Sides;
  readonly overlap: Sides;
}

/** Where the tiles of a row or a column begin and end. */
export type Spans = readonly (readonly [start: number, end: number])[];

/** Returns the tiles of all rows and columns, row by row. */
export function tileGrid(rows: Spans, columns: Spans): Tile[] {
  checkLength(rows.length * columns.length);
  return rows.flatMap(([top, bottom], y) =>
    columns.map(([left, right], x): Tile => {
      const overlap = {
        top: overlapAt(rows, y),
        bottom: overlapAt(rows, y + 1),
        left: overlapAt(columns, x),
        right: overlapAt(columns, x + 1),
      };
      return { coords: { top, bottom, left, right }, overlap };
    }),
  );
}

/** Returns by how much a tile overlaps the one before it. */
function overlapAt(spans: Spans, index: number): number {
  const [before, at] = [spans[index - 1], spans[index]];
  return before && at ? Math.max(0, before[1] - at[0]) : 0;
}

/** Throws the server's error, which has no message, unless a condition is met. */
export function assert(isMet: boolean): void {
  if (!isMet) throw new PythonError('AssertionError', '');
}

interface Length {
  readonly image: number;
  readonly tile: number;
  readonly overlap: number;
}

/** Returns tiles of equal distance; the last one ends with the image. */
export function overlapping({ image, tile, overlap }: Length): Spans {
  const step = tile - overlap;
  const length = checkLength(Math.ceil((image - overlap) / step));
  return Array.from({ length }, (_, index) =>
    index * step + tile > image ? [image - tile, image] : [index * step, index * step + tile],
  );
}

/** Returns tiles that overlap by at least so much, spread evenly. */
export function spread({ image, tile: wanted, overlap }: Length): Spans {
  const tile = Math.min(image, wanted);
  if (tile === overlap) throw new PythonError('ZeroDivisionError', 'division by zero');
  const length = checkLength(Math.max(0, Math.ceil((image - overlap) / (tile - overlap))));
  return Array.from({ length }, (_, index) => {
    const start = length > 1 ? Math.floor((index * (image - tile)) / (length - 1)) : 0;
    return [start, start + tile];
  });
}

/** The unit of sizes of tiles. */
const UNIT = 8;

/** Returns a number of tiles of equal size; the last one ends with the image. */
export function split(image: number, count: number, overlap: number): Spans {
  const tile = count > 1 ? splitSize(image, count, overlap) : image;
  return Array.from({ length: checkLength(count) }, (_, index) => {
    const start = index * (tile - overlap);
    return [start, index === count - 1 ? image : Math.min(start + tile, image)];
  });
}

function splitSize(image: number, count: number, overlap: number): number {
  assert(overlap <= image - UNIT * (count - 1));
  const size = UNIT * Math.floor(Math.floor((image + overlap * (count - 1)) / count) / UNIT);
  assert(overlap < size);
  return size;
}

/** Throws the server's error unless the sides of an image are multiples of the unit. */
export function checkDivisible(width: number, height: number): void {
  if (width % UNIT === 0 && height % UNIT === 0) return;
  throw new PythonError('ValueError', `image size ((${width}, ${height})) must be divisible by ${UNIT}`);
}
