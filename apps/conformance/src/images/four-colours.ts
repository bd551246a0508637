import { paint, toBlob } from './png.js';

const colors = [
  [220, 30, 30],
  [30, 200, 60],
  [40, 60, 210],
  [240, 220, 40],
] as const;

/** Returns a picture of 600 by 400 pixels with another colour in each quarter. */
export async function fourColours(): Promise<Blob> {
  const quarters = await Promise.all(
    colors.map(async (color, index) => ({
      input: await paint({ width: 300, height: 200, color }).png().toBuffer(),
      left: (index % 2) * 300,
      top: Math.floor(index / 2) * 200,
    })),
  );
  const canvas = paint({ width: 600, height: 400, color: [0, 0, 0] });
  return toBlob(await canvas.composite(quarters).png().toBuffer(), 'image/png');
}
