import * as z from 'zod';

import { tolerantObject } from './internal/tolerant.js';

/** One file of a font. */
export const FontFace = tolerantObject({
  /** The path in the server's folder of fonts, which `FontRepository.file` takes. */
  path: z.string(),
  /** Relative, and without the sub-path of the server. */
  url: z.string(),
  /** 400 is regular, 700 bold. */
  weight: z.int(),
  /** `normal` or `italic`. */
  style: z.string(),
});
export interface FontFace extends z.infer<typeof FontFace> {}

/** A font that somebody put into the server's folder of fonts. */
export const Font = tolerantObject({
  /** `user:` and the family in lower case. */
  id: z.string(),
  /** The family, from the file. */
  family: z.string(),
  /** A name for people. */
  label: z.string(),
  /** The path of its most regular face. */
  path: z.string(),
  /** The URL of its most regular face, relative and without the sub-path of the server. */
  url: z.string(),
  /** One for each weight and style, the most regular first. */
  faces: z.array(FontFace),
});
export interface Font extends z.infer<typeof Font> {}

/** The fonts of a server, sorted by family. There are none unless somebody put some into its folder. */
export const FontList = tolerantObject({
  /** The fonts. */
  fonts: z.array(Font),
});
export interface FontList extends z.infer<typeof FontList> {}
