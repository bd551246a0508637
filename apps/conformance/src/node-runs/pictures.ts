import type { Sharp } from 'sharp';

import { noise } from '../images/noise.js';
import { paint, toBlob } from '../images/png.js';
import type { ScenarioContext } from '../runner/scenario-context.js';

/** A circle in white on black, whose edge is grey. */
const CIRCLE = Buffer.from(
  '<svg width="40" height="30"><rect width="40" height="30"/><circle cx="17" cy="14" r="9.5" fill="white"/></svg>',
);
/** A circle and a rectangle on a transparent ground. */
const SHAPES = Buffer.from(`<svg width="40" height="30"><circle cx="14" cy="12" r="9.5" fill="#c83214" opacity=".7"/>
  <rect x="8" y="15" width="30" height="12" fill="#1478d2"/></svg>`);

/** Returns pictures for random nodes: of each mode, of the same size and of different ones, of one pixel and of shapes. */
function pictures(): Sharp[] {
  const empty = paint({ width: 40, height: 30, color: [0, 0, 0, 0] });
  return [
    noise({ channels: 3, width: 40, height: 30 }),
    noise({ channels: 4, width: 40, height: 30 }),
    noise({ channels: 1, width: 40, height: 30 }).toColourspace('b-w'),
    empty.composite([{ input: SHAPES }]),
    paint({ width: 40, height: 30, color: [0, 0, 0] })
      .composite([{ input: CIRCLE }])
      .toColourspace('b-w'),
    noise({ channels: 4, width: 17, height: 21 }),
    noise({ channels: 2, width: 19, height: 9 }).toColourspace('b-w'),
    noise({ channels: 3, width: 1, height: 1 }),
    paint({ width: 96, height: 64, color: [0.2, 0.6, 0.9, 0.5] }).composite([{ input: SHAPES, left: 30, top: 20 }]),
  ];
}

/** Uploads pictures for random nodes and returns their names. */
export async function uploadPictures({ image }: ScenarioContext): Promise<string[]> {
  const names: string[] = [];
  for (const [index, picture] of pictures().entries()) {
    const metadata = index % 2 === 0 ? { seed: index, width: '7', positive_prompt: 'a fox', list: [1, 2] } : undefined;
    const bytes = await picture.png().toBuffer();
    names.push((await image(metadata ? { metadata } : {}, toBlob(bytes, 'image/png'))).image_name);
  }
  return names;
}
