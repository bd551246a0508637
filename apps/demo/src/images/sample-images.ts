import sharp from 'sharp';
import type { ImageSource, SourceImage } from './image-source.js';
import type { Motif, Palette } from './motif.js';
import { aurora } from './motifs/aurora.js';
import { bloom } from './motifs/bloom.js';
import { dunes } from './motifs/dunes.js';
import { night } from './motifs/night.js';
import { tiles } from './motifs/tiles.js';
import { waves } from './motifs/waves.js';
import { createRandom } from './random.js';

const motifs = { dunes, night, bloom, tiles, waves, aurora } satisfies Record<string, Motif>;

const palettes = [
  ['#2b1d3f', '#7a2e5d', '#e0565b', '#f7a35c', '#ffe29a'],
  ['#0b1d33', '#17456b', '#2a7f9e', '#7cc6c3', '#f3ead2'],
  ['#12261f', '#1f5c4a', '#4c9f70', '#a9d18e', '#fdf3c0'],
  ['#1b1430', '#4a2a7b', '#8e5bd0', '#d59be0', '#ffe3f0'],
] as const satisfies readonly Palette[];

const sizes = [
  { width: 480, height: 300 },
  { width: 300, height: 450 },
  { width: 360, height: 360 },
  { width: 540, height: 270 },
] as const;

/**
 * Returns sample images, each motif in each size, with metadata as a model would write them. Another round draws all of
 * them again, otherwise.
 */
export function sampleImages(rounds: number = 1): ImageSource {
  const count = Object.keys(motifs).length * sizes.length;
  const images = Array.from({ length: rounds }, (_, round) =>
    Object.entries(motifs).flatMap(([name, motif], row) =>
      sizes.map((size, column) => {
        const seed = 1_000 + round * count + row * sizes.length + column;
        const colours = palettes[(round + row + column) % palettes.length] ?? palettes[0];
        return toSourceImage(`${name} ${round * sizes.length + column + 1}`, { motif, size, seed, colours });
      }),
    ),
  ).flat();
  return { images, searchTerm: 'sunset' };
}

interface SampleImage {
  readonly motif: Motif;
  readonly size: (typeof sizes)[number];
  readonly seed: number;
  readonly colours: Palette;
}

function toSourceImage(title: string, { motif, size, seed, colours }: SampleImage): SourceImage {
  const { width, height } = size;
  return {
    title,
    starred: seed % 5 === 0,
    metadata: { title, positive_prompt: motif.prompt, seed, steps: 30, width, height },
    async open() {
      const body = motif.draw({ ...size, random: createRandom(seed), colours });
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`;
      const png = await sharp(Buffer.from(svg)).png({ compressionLevel: 3 }).toBuffer();
      return new Blob([new Uint8Array(png)], { type: 'image/png' });
    },
  };
}
