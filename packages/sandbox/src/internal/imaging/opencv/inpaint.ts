import { arrival, type Field, INSIDE, isInner, KNOWN, neighbours, runBackwards } from './front.js';
import { FrontQueue } from './front-queue.js';
import { inpaintedValue } from './inpainted-value.js';
import type { Plane } from './plane.js';

/** How far the pixels are from which one is computed. */
const RADIUS = 3;
const FAR = 1e6;

/** Returns an image whose masked pixels are computed from those around them, by Telea's method. */
export function inpaint(image: Plane, mask: Plane): Plane {
  const size = { columns: image.width + 2, rows: image.height + 2 };
  const flags = withMargin(mask);
  const times = new Float32Array(flags.length).fill(FAR);
  const band: number[] = [];
  for (const [at, flag] of flags.entries()) {
    if (flag === INSIDE || !isInner(at, size)) continue;
    if (neighbours(at, size.columns).some((near) => flags[near] === INSIDE)) band.push(at);
  }
  for (const at of band) times[at] = 0;
  const around: Field = { ...size, flags: surroundings(flags, size.columns), times };
  for (const at of band) around.flags[at] = KNOWN;
  runBackwards(around, queueOf(band));
  const result = { ...image, data: image.data.slice() };
  fill({ ...size, flags, times }, result, queueOf(band));
  return result;
}

function queueOf(band: readonly number[]): FrontQueue {
  const queue = new FrontQueue();
  for (const at of band) queue.push(at, 0);
  return queue;
}

/** Returns the flags of the pixels of a mask. */
function withMargin({ width, height, data }: Plane): Uint8Array {
  const flags = new Uint8Array((width + 2) * (height + 2));
  for (const [at, value] of data.entries()) {
    if (value !== 0) flags[(Math.floor(at / width) + 1) * (width + 2) + (at % width) + 1] = INSIDE;
  }
  return flags;
}

/** Returns the flags of the pixels around those inside. */
function surroundings(flags: Uint8Array, columns: number): Uint8Array {
  const rows = flags.length / columns;
  const found = new Uint8Array(flags.length);
  for (const [at, flag] of flags.entries()) {
    if (flag !== INSIDE) continue;
    const [x, y] = [at % columns, Math.floor(at / columns)];
    for (let row = Math.max(1, y - RADIUS); row <= Math.min(rows - 2, y + RADIUS); row += 1) {
      const first = Math.max(1, x - RADIUS);
      found.fill(INSIDE, row * columns + first, row * columns + Math.min(columns - 2, x + RADIUS) + 1);
    }
  }
  for (const [at, flag] of flags.entries()) if (flag === INSIDE) found[at] = KNOWN;
  return found;
}

/** Computes the pixels inside in the order in which the front reaches them. */
function fill(field: Field, image: Plane, front: FrontQueue): void {
  const { flags, times, columns } = field;
  const { channels, width, data } = image;
  for (let at = front.pop(); at !== undefined; at = front.pop()) {
    for (const near of neighbours(at, columns)) {
      if (flags[near] !== INSIDE || !isInner(near, field)) continue;
      times[near] = arrival(field, near);
      const pixel = ((Math.floor(near / columns) - 1) * width + (near % columns) - 1) * channels;
      for (let channel = 0; channel < channels; channel += 1) {
        data[pixel + channel] = inpaintedValue({ field, image, channel, radius: RADIUS }, near);
      }
      flags[near] = KNOWN;
      front.push(near, times[near] ?? 0);
    }
  }
}
