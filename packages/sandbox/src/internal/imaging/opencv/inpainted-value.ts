import { type Field, INSIDE } from './front.js';
import { type Plane, roundEven } from './plane.js';

const f = Math.fround;
const TINY = f(1e-20);

/** What a value is computed from. */
interface Sources {
  readonly field: Field;
  readonly image: Plane;
  readonly channel: number;
  readonly radius: number;
}

/** Returns half the difference of two neighbours; with one of them unknown, that to the pixel itself. */
function slope({ flags, times }: Field, at: number, step: number): number {
  const time = (place: number) => times[place] ?? 0;
  const [isNext, isBefore] = [flags[at + step] !== INSIDE, flags[at - step] !== INSIDE];
  if (isNext && isBefore) return f(f(time(at + step) - time(at - step)) * 0.5);
  if (isNext) return f(time(at + step) - time(at));
  return isBefore ? f(time(at) - time(at - step)) : 0;
}

/** Returns the value of a channel of a pixel: the mean of known ones around it, and their slopes. */
export function inpaintedValue({ field, image, channel, radius }: Sources, at: number): number {
  const { flags, times, columns, rows } = field;
  const [x, y] = [at % columns, Math.floor(at / columns)];
  const [slopeX, slopeY] = [slope(field, at, 1), slope(field, at, columns)];
  let [sum, right, down, whole] = [0, 0, 0, TINY];
  for (let row = Math.max(1, y - radius); row <= Math.min(rows - 2, y + radius); row += 1) {
    for (let column = Math.max(1, x - radius); column <= Math.min(columns - 2, x + radius); column += 1) {
      const place = row * columns + column;
      const [toX, toY] = [x - column, y - row];
      const square = toX * toX + toY * toY;
      if (flags[place] === INSIDE || square > radius * radius) continue;
      const near = f(1 / f(square * f(Math.sqrt(square))));
      const level = f(1 / (1 + Math.abs(f((times[place] ?? 0) - (times[at] ?? 0)))));
      const along = f(f(toX * slopeX) + f(toY * slopeY));
      const direction = Math.abs(along) <= 0.01 ? f(1e-6) : along;
      const weight = Math.abs(f(f(near * level) * direction));
      const { value, gradientX, gradientY } = gradients({ field, image, channel, radius }, place);
      sum = f(sum + f(weight * value));
      right = f(right - f(weight * f(gradientX * toX)));
      down = f(down - f(weight * f(gradientY * toY)));
      whole = f(whole + weight);
    }
  }
  const length = f(f(Math.sqrt(f(f(right * right) + f(down * down)))) + TINY);
  const value = f(f(f(sum / whole) + f(f(right + down) / length)) + 0.5);
  return Math.min(Math.max(roundEven(value), 0), 255);
}

/** Returns a value of the image and its differences to its neighbours. At the edge the outermost ones are moved. */
function gradients({ field, image, channel }: Sources, place: number) {
  const { flags, columns, rows } = field;
  const [column, row] = [place % columns, Math.floor(place / columns)];
  const [lowRow, highRow] = [row - 1 + Number(row === 1), row - 1 - Number(row === rows - 2)];
  const [lowColumn, highColumn] = [column - 1 + Number(column === 1), column - 1 - Number(column === columns - 2)];
  const at = (y: number, x: number) => image.data[(y * image.width + x) * image.channels + channel] ?? 0;
  const difference = (step: number, [next, high, low, before]: readonly (() => number)[]) => {
    const [isNext, isBefore] = [flags[place + step] !== INSIDE, flags[place - step] !== INSIDE];
    if (isNext && isBefore) return ((next?.() ?? 0) - (before?.() ?? 0)) * 2;
    if (isNext) return (next?.() ?? 0) - (low?.() ?? 0);
    return isBefore ? (high?.() ?? 0) - (before?.() ?? 0) : 0;
  };
  return {
    value: at(row - 1, column - 1),
    gradientX: difference(1, [
      () => at(lowRow, highColumn + 1),
      () => at(lowRow, highColumn),
      () => at(lowRow, lowColumn),
      () => at(lowRow, lowColumn - 1),
    ]),
    gradientY: difference(columns, [
      () => at(highRow + 1, lowColumn),
      () => at(highRow, lowColumn),
      () => at(lowRow, lowColumn),
      () => at(lowRow - 1, lowColumn),
    ]),
  };
}
