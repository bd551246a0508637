import type { Found, Generation } from './generation.js';
import { interpret } from './internal/dialect/interpret.js';
import { expectTexts } from './internal/expect-texts.js';
import type { MetadataText } from './metadata-text.js';

/** What the texts of a file say. */
export interface Interpretation {
  /** How the picture was made, as the strongest evidence says. */
  readonly generation?: Generation;
  /** All that the texts say about it, strongest first: a file that two programs have written to has two. */
  readonly generations: readonly Generation[];
  /** The workflow of the editor as JSON text, of InvokeAI or ComfyUI. `parseJson` parses it. */
  readonly workflow?: Found<string>;
  /** The graph that was run as JSON text, of InvokeAI or ComfyUI. */
  readonly graph?: Found<string>;
}

/**
 * Returns what texts say about how a picture was made. What is not understood is left out. Throws a `TypeError` for what
 * are no texts.
 */
export function interpretTexts(texts: readonly MetadataText[]): Interpretation {
  expectTexts(texts);
  return interpret(texts);
}
