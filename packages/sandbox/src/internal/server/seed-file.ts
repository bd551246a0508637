import type { EngineState } from '../engine/engine-state.js';
import { loadSharp } from '../imaging/load-sharp.js';
import type { Size } from '../imaging/resize.js';
import { toThumbnail } from '../imaging/thumbnail.js';

const USUAL: Size = { width: 64, height: 64 };
const STEEL_BLUE = { r: 70, g: 130, b: 180 };

/** Above it a file would take seconds to write; such an image gets one of the usual size. */
const MOST_PIXELS = 2 ** 25;

/** Writes a file for each size of seeded images, and returns a function that names the one of a size. */
export async function writeSeedFiles(state: EngineState, sizes: readonly Size[]): Promise<(size: Size) => string> {
  const missing = new Map(sizes.map(fileSize).map((size) => [nameOf(size), size]));
  for (const [name, size] of missing) await writeFile(state, name, size);
  return (size) => nameOf(fileSize(size));
}

function fileSize({ width, height }: Size): Size {
  const isFile = Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0;
  return isFile && width * height <= MOST_PIXELS ? { width, height } : USUAL;
}

const nameOf = ({ width, height }: Size): string =>
  width === USUAL.width && height === USUAL.height ? 'seeded.png' : `seeded-${width}x${height}.png`;

async function writeFile({ files }: EngineState, name: string, size: Size): Promise<void> {
  if (await files.read(name, 'full')) return;
  const sharp = await loadSharp();
  const image = sharp({ create: { ...size, channels: 3, background: STEEL_BLUE } });
  const full = new Uint8Array(await image.png({ compressionLevel: 1 }).toBuffer());
  await files.write(name, { full, thumbnail: await toThumbnail(full, size) });
}
