/** The first bytes of the formats that the server sends. */
const SIGNATURES = [
  { type: 'image/png', pattern: /^\x89PNG/ },
  { type: 'image/webp', pattern: /^RIFF....WEBP/s },
  { type: 'image/jpeg', pattern: /^\xff\xd8\xff/ },
];

/** Returns an image with the media type of its bytes. The server labels every thumbnail as PNG, and most are WebP. */
export async function withTrueType(blob: Blob): Promise<Blob> {
  const start = String.fromCharCode(...new Uint8Array(await blob.slice(0, 12).arrayBuffer()));
  const type = SIGNATURES.find(({ pattern }) => pattern.test(start))?.type ?? blob.type;
  return blob.slice(0, blob.size, type);
}
