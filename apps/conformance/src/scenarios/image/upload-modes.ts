import type { Sharp } from 'sharp';

import { handMadePng } from '../../images/hand-made-png.js';
import { noise } from '../../images/noise.js';
import { paint, toBlob } from '../../images/png.js';
import { type Scenario, scenario } from '../../runner/scenario.js';

const SIZES = [
  { width: 20, height: 15 },
  { width: 5, height: 4 },
  { width: 4, height: 12 },
];

/** Returns a scenario that uploads an image as it is, cropped, and in several sizes, and reads every pixel. */
const modes = (title: string, create: () => Sharp | Buffer, isSaved = true): Scenario =>
  scenario(title, async ({ client, image }) => {
    const made = await create();
    const file = toBlob(Buffer.isBuffer(made) ? made : await made.toBuffer(), 'image/any');
    const sizes = SIZES.map((resize_to) => ({ resize_to }));
    for (const upload of [...(isSaved ? [{}, { crop_visible: true }] : []), ...sizes]) {
      const { image_name } = await image({ image_category: 'user', ...upload }, file);
      await client.repositories.images.full(image_name);
    }
  });

const turned = (orientation: number) => noise({ channels: 3 }).withMetadata({ orientation });
const lines = () =>
  paint({ width: 16, height: 16, color: [0, 0, 0] }).composite([
    { input: { create: { width: 12, height: 1, channels: 3, background: 'white' } }, left: 2, top: 8 },
    { input: { create: { width: 1, height: 12, channels: 3, background: 'white' } }, left: 8, top: 2 },
  ]);
const square = () =>
  paint({ width: 16, height: 16, color: [0, 0, 0] }).composite([
    { input: { create: { width: 9, height: 7, channels: 3, background: 'white' } }, left: 3, top: 4 },
  ]);

export const scenarios = [
  modes('colours are resized', () => noise({ channels: 3 }).png()),
  modes('colours with alpha are resized', () => noise({ channels: 4 }).png()),
  modes('greyscale is resized', () => noise({ channels: 1 }).toColourspace('b-w').png()),
  modes('16 bits of greyscale are resized', () => noise({ channels: 1 }).toColourspace('grey16').png()),
  modes('16 bits of colours are resized', () => noise({ channels: 3 }).toColourspace('rgb16').png()),
  modes('a palette is resized', () => noise({ channels: 3 }).png({ palette: true, colours: 16 }), false),
  modes('a transparent colour is resized', () =>
    handMadePng({ width: 2, height: 1, colours: 2, transparent: [0, 5, 0, 6, 0, 7], pixels: [0, 5, 6, 7, 200, 1, 2] }),
  ),
  modes('CMYK is resized', () => noise({ channels: 3 }).toColourspace('cmyk').tiff({ compression: 'lzw' }), false),
  modes('the first picture of an animated GIF is resized', () => noise({ channels: 3, pages: 3 }).gif(), false),
  modes('the first picture of an animated WebP is resized', () =>
    noise({ channels: 3, pages: 3 }).webp({ lossless: true }),
  ),
  modes('a JPEG is resized as it is stored', () => turned(6).jpeg({ quality: 95 })),
  modes('a WebP is resized as it is stored', () => turned(8).webp({ lossless: true })),
  ...[2, 3, 6, 7].map((orientation) =>
    modes(`a TIFF with orientation ${orientation} is turned`, () => turned(orientation).tiff({ compression: 'lzw' })),
  ),
  modes('bright lines on a dark ground are resized to lines', () => lines().png()),
  modes('a bright square on a dark ground is resized to its edges', () => square().png()),
];
