import sharp from 'sharp';

/** Returns a small picture of a signature, on paper of the colour that `signed-print.json` has. */
export async function signature(): Promise<Blob> {
  const lines = 'M4 16 C10 2 16 2 14 12 S8 22 18 12 S26 8 26 14 S34 14 36 10 S40 16 46 12 S54 10 60 13 M12 20 L58 18';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="24">
    <rect width="64" height="24" fill="#faf7f0"/>
    <path d="${lines}" fill="none" stroke="#1b2a5c" stroke-width="1.6" stroke-linecap="round"/>
  </svg>`;
  const png = await sharp(Buffer.from(svg)).png().toBuffer();
  return new Blob([new Uint8Array(png)], { type: 'image/png' });
}
