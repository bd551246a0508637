import type { Found, Generation, GenerationFormat } from './generation.js';
import { findText, toKeyedText } from './internal/dialect/dialect.js';
import { dialects } from './internal/dialect/registry.js';
import { present } from './internal/fields.js';
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

const formats = Object.keys(dialects) as GenerationFormat[];

/** Returns what texts say about how a picture was made. Never throws: what is not understood is left out. */
export function interpretTexts(texts: readonly MetadataText[]): Interpretation {
  const keyed = texts.map(toKeyedText);
  const generations = formats.flatMap((format) => {
    const fields = dialects[format](keyed);
    return fields ? [{ format, ...present(fields) }] : [];
  });
  const objects = keyed.filter(({ text }) => /^\s*\{/.test(text));
  const [generation] = generations;
  const workflow = findText(objects, 'invokeai_workflow') ?? findText(objects, 'workflow');
  const graph = findText(objects, 'invokeai_graph') ?? findText(objects, 'prompt');
  return {
    ...(generation && { generation }),
    generations,
    ...(workflow && { workflow }),
    ...(graph && { graph }),
  };
}
