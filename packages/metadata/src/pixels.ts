/** The pixels of a picture, as `ImageData` of a canvas or a raw buffer of sharp has them. */
export interface Pixels {
  /** Pixels in a row. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
  /** Row by row, a byte for each color: red, green, blue, alpha; or without alpha; or grey, with alpha or without. */
  readonly data: Uint8Array | Uint8ClampedArray;
}
