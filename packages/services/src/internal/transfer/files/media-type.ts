/** What a file is, by its first bytes. */
export interface MediaType {
  readonly kind: 'image' | 'video';
  readonly type: string;
}

/** The formats that a server reads. */
const FORMATS: readonly [RegExp, MediaType][] = [
  [/^\x89PNG\r\n/, { kind: 'image', type: 'image/png' }],
  [/^\xff\xd8\xff/, { kind: 'image', type: 'image/jpeg' }],
  [/^RIFF....WEBP/s, { kind: 'image', type: 'image/webp' }],
  [/^GIF8[79]a/, { kind: 'image', type: 'image/gif' }],
  [/^BM/, { kind: 'image', type: 'image/bmp' }],
  [/^(II\*|MM.\*)/s, { kind: 'image', type: 'image/tiff' }],
  [/^....ftypavi[fs]/s, { kind: 'image', type: 'image/avif' }],
  [/^....ftyp(?!qt|hei|mif|hev)/s, { kind: 'video', type: 'video/mp4' }],
];

/** How many bytes say what a file is. */
export const HEAD = 64 * 1_024;

/** Returns what a file is, `undefined` for what no server takes. */
export function mediaTypeOf(head: Uint8Array): MediaType | undefined {
  const start = String.fromCharCode(...head.subarray(0, 16));
  return FORMATS.find(([pattern]) => pattern.test(start))?.[1];
}
