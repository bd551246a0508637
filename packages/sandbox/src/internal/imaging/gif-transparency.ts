import { Buffer } from 'node:buffer';

/** Returns a GIF whose first image has no transparent colour: its colours are those of the palette then. */
export function withoutTransparency(gif: Uint8Array): Buffer {
  const file = Buffer.from(gif);
  const place = file.indexOf(Buffer.from([0x21, 0xf9, 0x04]));
  if (place >= 0) file[place + 3] = (file[place + 3] ?? 0) & ~1;
  return file;
}
