import type { Found, Generation } from './generation.js';
import { Collected } from './internal/collected.js';
import { containers, headLength } from './internal/container/registry.js';
import { dialects } from './internal/dialect/registry.js';
import { type Limits, toLimits } from './internal/limits.js';
import { Reader } from './internal/reader.js';
import type { MetadataOptions } from './metadata-options.js';
import type { MetadataText } from './metadata-text.js';
import { type MetadataSource, toByteSource } from './source.js';

/** A kind of file, by its content. */
export type ContainerFormat = keyof typeof containers | 'text' | 'unknown';

/** What a generator wrote into a file. */
export interface Metadata {
  /** The kind of file, by its content. */
  readonly container: ContainerFormat;
  /** Pixels, as the file says. */
  readonly width?: number;
  /** Pixels, as the file says. */
  readonly height?: number;
  /** All texts of the file, in its order, then those of the sidecar. */
  readonly texts: readonly MetadataText[];
  /** How the picture was made, as the strongest evidence says. */
  readonly generation?: Generation;
  /** All that the texts say about it, strongest first: a file that two programs have written to has two. */
  readonly generations: readonly Generation[];
  /** The workflow of the editor as JSON text, of InvokeAI or ComfyUI. `parseJson` parses it. */
  readonly workflow?: Found<string>;
  /** The graph that was run as JSON text, of InvokeAI or ComfyUI. */
  readonly graph?: Found<string>;
  /** What could not be read, and why. */
  readonly warnings: readonly string[];
}

/**
 * Returns what a generator wrote into a picture or video. Reads only the parts of the file that are needed.
 *
 * Content never makes it reject: what is damaged or too large is left out, with a warning. It rejects with the error of
 * a source that cannot be read, with the reason of an aborted signal, and with a `TypeError` for wrong arguments.
 */
export async function readMetadata(source: MetadataSource, options: MetadataOptions = {}): Promise<Metadata> {
  const limits = toLimits(options.limits);
  const main = await collect(source, limits, options.signal);
  const beside = options.sidecar === undefined ? undefined : await collect(options.sidecar, limits, options.signal);
  const texts = [...main.collected.texts, ...(beside?.collected.texts ?? [])];
  const generations = dialects.flatMap((read) => read(texts) ?? []);
  const { width, height } = main.collected;
  const [generation] = generations;
  const workflow = firstOf(texts, ['invokeai_workflow', 'workflow']);
  const graph = firstOf(texts, ['invokeai_graph', 'prompt']);
  return {
    container: main.container,
    ...(width !== undefined && height !== undefined && { width, height }),
    texts,
    ...(generation && { generation }),
    generations,
    ...(workflow && { workflow }),
    ...(graph && { graph }),
    warnings: [...main.collected.warnings, ...(beside?.collected.warnings ?? [])],
  };
}

async function collect(source: MetadataSource, limits: Limits, signal: AbortSignal | undefined) {
  const bytes = toByteSource(source);
  const collected = new Collected(limits);
  try {
    const reader = new Reader(bytes, limits, signal);
    const container = formatOf(await reader.bytes(0, headLength));
    if (container === 'text') await containers.json.read(reader, collected);
    else if (container !== 'unknown') await containers[container].read(reader, collected);
    return { container, collected };
  } finally {
    await bytes.close?.();
  }
}

function formatOf(head: Uint8Array): ContainerFormat {
  for (const [name, { matches }] of Object.entries(containers)) if (matches(head)) return name as ContainerFormat;
  return head.length > 0 && head.every((byte) => byte > 0x1f || (byte > 0x08 && byte < 0x0e)) ? 'text' : 'unknown';
}

/** Returns the text of the first key, whatever its case, that has one which is a JSON object. */
function firstOf(texts: readonly MetadataText[], keys: readonly string[]): Found<string> | undefined {
  for (const key of keys) {
    const found = texts.find((text) => text.key.toLowerCase() === key && /^\s*\{/.test(text.text));
    if (found) return { value: found.text, from: found.key };
  }
  return undefined;
}
