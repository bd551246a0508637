import type { Plane, Size } from './plane.js';

/** Returns an image resized to the nearest pixels. */
export function resizeNearest({ width, height, channels, data }: Plane, size: Size): Plane {
  const resized = new Uint8Array(size.width * size.height * channels);
  for (let y = 0, to = 0; y < size.height; y += 1) {
    const row = Math.min(Math.floor(y * (height / size.height)), height - 1);
    for (let x = 0; x < size.width; x += 1, to += channels) {
      const place = (row * width + Math.min(Math.floor(x * (width / size.width)), width - 1)) * channels;
      resized.set(data.subarray(place, place + channels), to);
    }
  }
  return { ...size, channels, data: resized };
}
