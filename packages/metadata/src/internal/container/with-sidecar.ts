import type { FileTexts } from '../../file-texts.js';

/** Returns what is in a file and, after it, in the file beside it. */
export function withSidecar(main: FileTexts, beside: FileTexts | undefined): FileTexts {
  if (!beside) return main;
  return { ...main, texts: [...main.texts, ...beside.texts], warnings: [...main.warnings, ...beside.warnings] };
}
