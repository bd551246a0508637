import type { Collected } from '../collected.js';
import { decodeUtf8 } from '../decode-text.js';

/** The name of XMP among the texts of a PNG, used for all containers. */
export const xmpKey = 'XML:com.adobe.xmp';

const fields = {
  UserComment: 'exif:UserComment',
  Description: 'dc:description',
  parameters: 'sd:parameters',
  AIPromptInformation: 'Iptc4xmpExt:AIPromptInformation',
  AISystemUsed: 'Iptc4xmpExt:AISystemUsed',
  AISystemVersionUsed: 'Iptc4xmpExt:AISystemVersionUsed',
};
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Collects an XMP packet as a whole, and the texts in it that generators use. */
export function readXmp(bytes: Uint8Array, from: string, offset: number, collected: Collected): void {
  const decoded = decodeUtf8(bytes);
  collected.add(xmpKey, from, offset, decoded);
  for (const [key, name] of Object.entries(fields)) {
    const text = textOf(decoded.text, name);
    if (text) collected.add(key, `XMP ${name}`, offset, { ...decoded, text: unescapeXml(text) });
  }
}

/** Returns the first text inside the element `name`, or of the attribute of this name. */
function textOf(xml: string, name: string): string | undefined {
  const inner = insideOf(xml, name);
  if (inner !== undefined) return inner.includes('<rdf:li') ? insideOf(inner, 'rdf:li') : inner;
  const attribute = xml.indexOf(`${name}="`);
  const [text, ...rest] = attribute < 0 ? [] : xml.slice(attribute + name.length + 2).split('"', 2);
  return rest.length > 0 ? text : undefined;
}

/** Returns what is between the first tag that begins so, and the next that ends it. */
function insideOf(xml: string, name: string): string | undefined {
  const start = xml.indexOf(`<${name}`);
  const end = start < 0 ? -1 : xml.indexOf(`</${name}>`, start);
  return end < 0 ? undefined : xml.slice(xml.indexOf('>', start) + 1, end);
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([\da-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g, (whole, hex, decimal, name) => {
    if (name) return entities[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}
