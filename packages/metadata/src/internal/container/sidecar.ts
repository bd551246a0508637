import { parseJson } from '../../json.js';
import type { Collected } from '../collected.js';
import { decodeGuessed } from '../decode-text.js';
import { isJsonObject, property } from '../fields.js';
import type { Reader } from '../reader.js';
import type { Steps } from '../steps.js';
import { readXmp } from './xmp.js';

/** Collects the texts of a file beside a picture or video: a JSON object, XMP, or the text that Automatic1111 writes. */
export function* readSidecar(reader: Reader, collected: Collected): Steps {
  const from = 'sidecar';
  const bytes = yield* reader.bytes(0, Math.min(reader.size, collected.allowed + 1));
  if (!collected.allows('file', from, 0, bytes.length)) return;
  const decoded = decodeGuessed(bytes);
  const text = decoded.text.replace(/^\ufeff/, '');
  if (/^\s*<(\?xpacket|\?xml|x:xmpmeta|rdf:RDF)\b/.test(text)) return readXmp(bytes, from, 0, collected);
  const record = parseJson(text);
  if (!isJsonObject(record)) return collected.add('parameters', from, 0, { ...decoded, text });
  const named = Object.entries(record).filter(
    ([key, value]) => /^(invokeai|sd-metadata|Dream|parameters|prompt|workflow)/.test(key) && typeof value === 'string',
  );
  for (const [key, value] of named) collected.add(key, from, 0, { ...decoded, text: String(value) });
  if (named.length === 0) collected.add(kindOf(record), from, 0, { ...decoded, text });
}

/** Returns what the record of a whole file is called, by keys that are in it. */
function kindOf(record: object): string {
  const has = (...keys: readonly string[]) => keys.every((key) => Object.hasOwn(record, key));
  if (has('sui_image_params')) return 'parameters';
  if (has('nodes', 'links')) return 'workflow';
  if (has('positive_prompt') || has('app_version', 'generation_mode')) return 'invokeai_metadata';
  return Object.values(record).some((node) => property(node, 'class_type') !== undefined) ? 'prompt' : 'file';
}
