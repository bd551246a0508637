import { fromJson } from '@x/transport/json';

import type { Line } from '../item/entry.js';
import type { ItemTexts } from '../item/sidecar.js';

/** Who wrote an XMP file, in its own words: other programs put their name here when they change it. */
const toolkit = 'x:xmptk="@x/archive"';

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  Iptc4xmpExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  generation: 'urn:x-gallery:generation:1#',
};
const sourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

/** Whether a program of others has changed an XMP file since it was written, or has made it. */
export const isForeignXmp = (text: string): boolean => !text.includes(toolkit);

/**
 * Returns what photo programs read of an item: its prompt, date, star, board and model, whether a model made it, and how.
 * What is not known is left out.
 */
export function xmpText({ record }: Line, { metadata }: ItemTexts, boardName: string | undefined): string {
  const fields: Fields = new Map(Object.entries(record));
  const generation = readGeneration(metadata);
  const prompt = textOf(generation, 'positive_prompt');
  const mode = textOf(generation, 'generation_mode');
  const isGenerated = prompt !== undefined || mode !== undefined;
  const model = generation.get('model');
  const modelFields: Fields = new Map(Object.entries(typeof model === 'object' && model !== null ? model : {}));
  const subjects = [boardName, textOf(modelFields, 'name') ?? textOf(modelFields, 'model_name')];
  const description = [
    property('dc:description', prompt, (text) => `<rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt>`),
    list('dc:subject', subjects.filter(isText)),
    property('xmp:CreateDate', isoTime(textOf(fields, 'created_at'))),
    property('xmp:Rating', fields.get('starred') === true ? 5 : undefined),
    property('Iptc4xmpExt:DigitalSourceType', isGenerated ? sourceType + kindOf(mode) : undefined),
    property('Iptc4xmpExt:AISystemUsed', isGenerated ? 'InvokeAI' : undefined),
    property('Iptc4xmpExt:AISystemVersionUsed', isGenerated ? textOf(generation, 'app_version') : undefined),
    property('Iptc4xmpExt:AIPromptInformation', prompt),
    property('generation:negativePrompt', textOf(generation, 'negative_prompt')),
    property('generation:mode', mode),
    property('generation:seed', generation.get('seed')),
    property('generation:steps', generation.get('steps')),
    property('generation:cfgScale', generation.get('cfg_scale')),
    property('generation:scheduler', textOf(generation, 'scheduler')),
  ];
  const declared = Object.entries(namespaces).map(([prefix, address]) => `\n    xmlns:${prefix}="${address}"`);
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" ${toolkit}>
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""${declared.join('')}>
${description.join('')}  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`;
}

type Fields = ReadonlyMap<string, unknown>;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

function textOf(fields: Fields, key: string): string | undefined {
  const value = fields.get(key);
  return isText(value) ? value : undefined;
}

/** Returns what made an item, with all digits of its numbers. */
function readGeneration(metadata: string | undefined): Fields {
  try {
    const value = metadata === undefined ? undefined : fromJson(metadata, 'metadata');
    return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  } catch {
    return new Map(); // kept in the other sidecar, as the text that it is
  }
}

/** Returns the term for media that a model has made: of nothing but a prompt, or of another picture too. */
const kindOf = (mode = ''): string =>
  /img2img|inpaint|outpaint/.test(mode) ? 'compositeWithTrainedAlgorithmicMedia' : 'trainedAlgorithmicMedia';

/** Returns a time of a server, which is in UTC without a zone. */
const isoTime = (text = ''): string | undefined =>
  /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d+)?$/.test(text) ? `${text.replace(' ', 'T')}Z` : undefined;

function property(name: string, value: unknown, wrap = (text: string): string => text): string {
  if (!isText(value) && typeof value !== 'number' && typeof value !== 'bigint') return '';
  return `   <${name}>${wrap(escapeXml(String(value)))}</${name}>\n`;
}

const list = (name: string, values: readonly string[]): string =>
  values.length === 0
    ? ''
    : `   <${name}><rdf:Bag>${values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join('')}</rdf:Bag></${name}>\n`;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

/** Returns a text as XML 1.0 has it. What XML cannot say at all, most control characters, is U+FFFD. */
const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[&<>\r]|(?![\t\n\x7f-\x9f])\p{Cc}|[\ufffe\uffff]/gu, (character) => entities[character] ?? '\ufffd');
