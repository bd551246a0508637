import type { Pixels } from '../../imaging/pixels/pixels.js';
import { PythonError } from '../python-error.js';

interface Overlap {
  readonly base: Pixels;
  readonly image: Pixels;
  /** Where the overlap begins in `base`. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Rows of values. */
type Grid = readonly Float64Array[];

/** Returns the shares of the first image in an overlap: one before the line where they differ least, zero after it. */
export function seamMask(overlap: Overlap, isRow: boolean, amount: number): Float64Array {
  const difference = differences(overlap);
  // A line from side to side becomes one from top to bottom.
  const turned = isRow ? turn(difference) : difference;
  const mask = maskOf(turned, Math.ceil(amount / 2));
  const back = isRow ? turn(turn(turn(mask))) : mask;
  const blurred = amount > 0 ? blur(back, amount) : back;
  const shares = new Float64Array(overlap.width * overlap.height);
  for (const [y, row] of blurred.entries()) shares.set(row, y * overlap.width);
  return shares;
}

function differences({ base, image, x, y, width, height }: Overlap): Grid {
  const grey = ({ data, width: columns }: Pixels, column: number, row: number) => {
    const at = (row * columns + column) * 3;
    return (data[at] ?? 0) * 0.2989 + (data[at + 1] ?? 0) * 0.587 + (data[at + 2] ?? 0) * 0.114;
  };
  return Array.from({ length: height }, (_, row) =>
    Float64Array.from({ length: width }, (__, column) => grey(image, column, row) - grey(base, x + column, y + row)),
  );
}

/** Returns values turned by a right angle, against the clock. */
function turn(grid: Grid): Grid {
  const [columns = 0, rows] = [grid[0]?.length, grid.length];
  return Array.from({ length: columns }, (_, y) =>
    Float64Array.from({ length: rows }, (__, x) => grid[x]?.[columns - 1 - y] ?? 0),
  );
}

function maskOf(difference: Grid, gutter: number): Grid {
  const [rows, columns = 0] = [difference.length, difference[0]?.length];
  if (rows < 2 || columns < 2) {
    const message =
      'Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.';
    throw new PythonError('ValueError', message);
  }
  const energy = energyOf(difference);
  const [least, most] = [gutter, columns - gutter];
  const places = [leastPlace(lastSums(energy), least, most - 1) - least];
  for (let y = rows - 2; y >= 0; y -= 1) {
    const last = places[0] ?? 0;
    const inside = (place: number) => Math.min(Math.max(place, least), most - 1);
    places.unshift(leastPlace(energy[y] ?? new Float64Array(), inside(last - 1), inside(last + 1) + 1));
  }
  return places.map((place) => new Float64Array(columns).fill(1, 0, place));
}

function energyOf(difference: Grid): Grid {
  const at = (x: number, y: number) => difference[y]?.[x] ?? 0;
  const [rows, columns = 0] = [difference.length, difference[0]?.length];
  const slope = (place: number, length: number, value: (place: number) => number) => {
    if (place === 0) return value(1) - value(0);
    return place === length - 1 ? value(place) - value(place - 1) : (value(place + 1) - value(place - 1)) / 2;
  };
  return difference.map((row, y) =>
    row.map((_, x) => {
      const down = Math.abs(slope(y, rows, (place) => at(x, place)));
      return down + Math.abs(slope(x, columns, (place) => at(place, y)));
    }),
  );
}

/** Returns for each place of the last row the least sum of energies from the first one. */
function lastSums(energy: Grid): Float64Array {
  let sums = energy[0] ?? new Float64Array();
  for (const row of energy.slice(1)) {
    const before = sums;
    sums = row.map((value, x) => (before[x] ?? 0) + Math.min(value, row[x + 1] ?? 255, row[x - 1] ?? 255));
  }
  return sums;
}

/** Returns the place of the least value from `start` to before `end`. */
function leastPlace(values: Float64Array, start: number, end: number): number {
  if (end <= start) throw new PythonError('ValueError', 'attempt to get argmin of an empty sequence');
  let found = start;
  for (let place = start + 1; place < Math.min(end, values.length); place += 1) {
    if ((values[place] ?? 0) < (values[found] ?? 0)) found = place;
  }
  return found;
}

/** Returns the mean of a square around each value. Beyond the edge the values are mirrored. */
function blur(grid: Grid, size: number): Grid {
  const mirror = (place: number, length: number): number => {
    if (length === 1) return 0;
    if (place < 0) return mirror(-place, length);
    return place >= length ? mirror(2 * length - 2 - place, length) : place;
  };
  const [rows, columns = 0] = [grid.length, grid[0]?.length];
  const before = Math.floor(size / 2);
  const offsets = Array.from({ length: size }, (_, index) => index - before);
  const sums = grid.map((row) =>
    row.map((_, x) => offsets.reduce((sum, offset) => sum + (row[mirror(x + offset, columns)] ?? 0), 0)),
  );
  const scale = 1 / (size * size);
  return sums.map((row, y) =>
    row.map((_, x) => offsets.reduce((sum, offset) => sum + (sums[mirror(y + offset, rows)]?.[x] ?? 0), 0) * scale),
  );
}
