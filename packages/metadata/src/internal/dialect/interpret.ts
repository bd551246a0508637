import type { GenerationFormat } from '../../generation.js';
import type { MetadataText } from '../../metadata-text.js';
import { present } from '../fields.js';
import { type Dialect, findText, toKeyedText } from './dialect.js';
import { dialects } from './registry.js';

const all = Object.entries(dialects) as [GenerationFormat, Dialect][];

/** Returns what texts say about how a picture was made. What is not understood is left out. */
export function interpret(texts: readonly MetadataText[]) {
  const keyed = texts.map(toKeyedText);
  const generations = all.flatMap(([format, read]) => {
    const fields = read(keyed);
    return fields ? [{ format, ...present(fields) }] : [];
  });
  const objects = keyed.filter(({ text }) => /^\s*\{/.test(text));
  const found = {
    generation: generations[0],
    workflow: findText(objects, 'invokeai_workflow') ?? findText(objects, 'workflow'),
    graph: findText(objects, 'invokeai_graph') ?? findText(objects, 'prompt'),
  };
  return { generations, ...present(found) };
}
