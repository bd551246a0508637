/** Luma and both chroma values, 0 to 255 each. */
export type Colour = readonly [y: number, cb: number, cr: number];

/** What a file is made of. */
export interface VideoContent {
  /** Pixels, an even number. */
  readonly width: number;
  /** Pixels, an even number. */
  readonly height: number;
  /** The number of frames. */
  readonly frames: number;
  /** Frames per second. */
  readonly fps: number;
  /** Luma and both chroma values of all frames. */
  readonly colour: Colour;
  /** The least size of the file. What is missing is filled with zeros that no player reads. */
  readonly size: number;
  /** The kind of file that its first box names. */
  readonly brand: string;
}
