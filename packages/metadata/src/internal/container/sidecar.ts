import { parseJson } from '../../json.js';
import type { Collected } from '../collected.js';
import { decodeGuessed } from '../decode-text.js';
import { isJsonObject, property } from '../fields.js';
import type { Reader } from '../reader.js';

/** What the record of a whole file is called, by a key that is in it. */
const kinds: readonly (readonly [keys: readonly string[], name: string])[] = [
  [['sui_image_params'], 'parameters'],
  [['nodes', 'links'], 'workflow'],
  [['positive_prompt'], 'invokeai_metadata'],
  [['app_version', 'generation_mode'], 'invokeai_metadata'],
];

/** Collects the texts of a file beside a picture or video: a JSON object, or the text that Automatic1111 writes. */
export async function readSidecar(reader: Reader, collected: Collected): Promise<void> {
  const place = { key: 'file', from: 'sidecar', offset: 0 };
  const bytes = await reader.bytes(0, Math.min(reader.size, collected.allowed + 1));
  if (!collected.allows(bytes.length, place)) return;
  const decoded = decodeGuessed(bytes);
  const text = decoded.text.replace(/^\ufeff/, '');
  const record = parseJson(text);
  if (!isJsonObject(record)) return collected.add({ ...place, key: 'parameters' }, { ...decoded, text });
  const named = Object.entries(record).filter(
    ([key, value]) => /^(invokeai|sd-metadata|Dream|parameters|prompt|workflow)/.test(key) && typeof value === 'string',
  );
  for (const [key, value] of named)
    collected.add({ key, from: 'sidecar', offset: 0 }, { ...decoded, text: String(value) });
  if (named.length === 0) collected.add({ ...place, key: kindOf(record) }, { ...decoded, text });
}

function kindOf(record: object): string {
  const [, known] = kinds.find(([keys]) => keys.every((key) => Object.hasOwn(record, key))) ?? [];
  if (known) return known;
  return Object.values(record).some((node) => property(node, 'class_type') !== undefined) ? 'prompt' : 'file';
}
