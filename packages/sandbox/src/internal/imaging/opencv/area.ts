import { type Plane, roundEven, type Size } from './plane.js';

const { fround } = Math;

/** Returns an image shrunk to averages; where a side grows, by linear interpolation. */
export function resizeArea(plane: Plane, size: Size): Plane {
  const [x, y] = [plane.width / size.width, plane.height / size.height];
  if (x < 1 || y < 1) return resizeLinear(plane, size);
  return Number.isInteger(x) && Number.isInteger(y) ? shrinkWhole(plane, size) : shrink(plane, size);
}

/** Returns the averages of whole pixels. */
function shrinkWhole({ width, height, channels, data }: Plane, size: Size): Plane {
  const [across, down] = [width / size.width, height / size.height];
  const resized = new Uint8ClampedArray(size.width * size.height * channels);
  const scale = fround(1 / (across * down));
  for (let y = 0, to = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      for (let channel = 0; channel < channels; channel += 1, to += 1) {
        let sum = 0;
        for (let row = y * down; row < (y + 1) * down; row += 1) {
          for (let column = x * across; column < (x + 1) * across; column += 1) {
            sum += data[(row * width + column) * channels + channel] ?? 0;
          }
        }
        resized[to] = across === 2 && down === 2 ? (sum + 2) >> 2 : roundEven(fround(sum * scale));
      }
    }
  }
  return { ...size, channels, data: new Uint8Array(resized.buffer) };
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

function partsFor(from: number, to: number): Part[] {
  const scale = from / to;
  const parts: Part[] = [];
  for (let index = 0; index < to; index += 1) {
    const first = index * scale;
    const last = first + scale;
    const cell = Math.min(scale, from - first);
    const end = Math.min(Math.floor(last), from - 1);
    const start = Math.min(Math.ceil(first), end);
    if (start - first > 1e-3) parts.push({ to: index, from: start - 1, weight: fround((start - first) / cell) });
    for (let place = start; place < end; place += 1) parts.push({ to: index, from: place, weight: fround(1 / cell) });
    if (last - end > 1e-3) {
      parts.push({ to: index, from: end, weight: fround(Math.min(Math.min(last - end, 1), cell) / cell) });
    }
  }
  return parts;
}

function shrink({ width, height, channels, data }: Plane, size: Size): Plane {
  const step = size.width * channels;
  const columns = partsFor(width, size.width);
  const resized = new Uint8ClampedArray(size.height * step);
  const row = new Float32Array(step);
  const sum = new Float32Array(step);
  let current = 0;
  const flush = () => {
    for (let index = 0; index < step; index += 1) resized[current * step + index] = roundEven(sum[index] ?? 0);
  };
  for (const { from, to, weight } of partsFor(height, size.height)) {
    row.fill(0);
    for (const part of columns) {
      for (let channel = 0; channel < channels; channel += 1) {
        const value = data[(from * width + part.from) * channels + channel] ?? 0;
        const place = part.to * channels + channel;
        row[place] = fround((row[place] ?? 0) + fround(value * part.weight));
      }
    }
    if (to !== current) {
      flush();
      current = to;
      sum.fill(0);
    }
    for (let index = 0; index < step; index += 1) {
      sum[index] = fround((sum[index] ?? 0) + fround(weight * (row[index] ?? 0)));
    }
  }
  flush();
  return { ...size, channels, data: new Uint8Array(resized.buffer) };
}

function resizeLinear({ width, height, channels, data }: Plane, size: Size): Plane {
  const step = size.width * channels;
  const columns = pairsFor(width, size.width);
  const rows = Array.from({ length: height }, (_, y) => {
    const row = new Int32Array(step);
    columns.forEach(({ start, weights: [near, far] }, x) => {
      for (let channel = 0; channel < channels; channel += 1) {
        const at = (place: number) => data[(y * width + Math.min(place, width - 1)) * channels + channel] ?? 0;
        row[x * channels + channel] = at(start) * near + at(start + 1) * far;
      }
    });
    return row;
  });
  const resized = new Uint8ClampedArray(size.height * step);
  pairsFor(height, size.height).forEach(({ start, weights: [near, far] }, y) => {
    const [one, two] = [rows[start], rows[Math.min(start + 1, height - 1)]];
    for (let index = 0; index < step; index += 1) {
      const upper = ((one?.[index] ?? 0) >> 4) * near;
      const lower = ((two?.[index] ?? 0) >> 4) * far;
      resized[y * step + index] = ((upper >> 16) + (lower >> 16) + 2) >> 2;
    }
  });
  return { ...size, channels, data: new Uint8Array(resized.buffer) };
}

function pairsFor(from: number, to: number) {
  const scale = from / to;
  return Array.from({ length: to }, (_, index) => {
    let start = Math.floor(index * scale);
    let rest = fround(index + 1 - (start + 1) * (to / from));
    rest = rest <= 0 ? 0 : fround(rest - Math.floor(rest));
    if (start >= from - 1) [start, rest] = [from - 1, 0];
    const weights: [number, number] = [roundEven(fround(fround(1 - rest) * 2048)), roundEven(fround(rest * 2048))];
    return { start, weights };
  });
}
