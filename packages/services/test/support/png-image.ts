import { crc32, deflateSync } from 'node:zlib';

/** Returns a PNG of one grey pixel with texts embedded in it, as InvokeAI embeds metadata, workflow and graph. */
export function pngImage(texts: Readonly<Record<string, string>> = {}): Blob {
  const header = Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0);
  const chunks = [
    chunk('IHDR', header),
    ...Object.entries(texts).map(([key, text]) => chunk('tEXt', new TextEncoder().encode(`${key}\0${text}`))),
    chunk('IDAT', deflateSync(Uint8Array.of(0, 128))),
    chunk('IEND', new Uint8Array()),
  ];
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return new Blob([signature, ...chunks], { type: 'image/png' });
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
