import type { FileTexts } from './file-texts.js';
import { collect } from './internal/container/collect.js';
import { withSidecar } from './internal/container/with-sidecar.js';
import { expectKind, hasMethod } from './internal/expect-kind.js';
import { inflate } from './internal/inflate.js';
import { type Limits, toLimits } from './internal/limits.js';
import type { MetadataOptions } from './metadata-options.js';
import { type MetadataSource, toByteSource } from './source.js';

/**
 * Returns the texts of a picture or video, without what they say: as `readMetadata`, in a part of the time where a file
 * holds long workflows. `interpretTexts` says the rest.
 *
 * Content never makes it reject: what is damaged or too large is left out, with a warning. It rejects with the error of
 * a source that cannot be read, with the reason of an aborted signal, and with a `TypeError` for wrong arguments.
 */
export async function readTexts(source: MetadataSource, options: MetadataOptions = {}): Promise<FileTexts> {
  const limits = toLimits(options);
  const { sidecar, signal } = options;
  expectKind('options.signal', signal, 'an AbortSignal', !signal || hasMethod<AbortSignal>(signal, 'throwIfAborted'));
  const main = await collectFrom(source, limits, signal).catch(async (error: unknown) => {
    if (sidecar !== undefined) await toByteSource(sidecar).close?.();
    throw error;
  });
  return withSidecar(main, sidecar === undefined ? undefined : await collectFrom(sidecar, limits, signal));
}

async function collectFrom(
  source: MetadataSource,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<FileTexts> {
  const bytes = toByteSource(source);
  const whole = source instanceof Uint8Array ? source : undefined;
  const steps = collect(bytes.size ?? Number.POSITIVE_INFINITY, limits, whole);
  try {
    for (let given: Uint8Array | undefined; ; ) {
      const { done, value } = steps.next(given);
      if (done) return value;
      signal?.throwIfAborted();
      given = await ('deflated' in value
        ? inflate(value.deflated, value.limit)
        : bytes.read(value.offset, value.length));
      signal?.throwIfAborted();
    }
  } finally {
    await bytes.close?.();
  }
}
