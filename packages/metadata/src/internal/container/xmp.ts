import type { Collected, TextPlace } from '../collected.js';
import { decodeUtf8 } from '../decode-text.js';

/** The name of XMP among the texts of a PNG, used for all containers. */
export const xmpKey = 'XML:com.adobe.xmp';

const fields = { UserComment: 'exif:UserComment', Description: 'dc:description', parameters: 'sd:parameters' };
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Collects an XMP packet as a whole, and the texts in it that generators use. */
export function readXmp(bytes: Uint8Array, place: Omit<TextPlace, 'key'>, collected: Collected): void {
  const decoded = decodeUtf8(bytes);
  collected.add({ from: place.from, offset: place.offset, key: xmpKey }, decoded);
  for (const [key, name] of Object.entries(fields)) {
    const text = elementText(decoded.text, name);
    if (text) collected.add({ key, from: `XMP ${name}`, offset: place.offset }, { ...decoded, text });
  }
}

/** Returns the first text inside the element `name`, or of the attribute of this name. */
function elementText(xml: string, name: string): string | undefined {
  const start = xml.indexOf(`<${name}`);
  const end = start < 0 ? -1 : xml.indexOf(`</${name}>`, start);
  if (end >= 0) {
    const inner = xml.slice(xml.indexOf('>', start) + 1, end);
    const item = inner.indexOf('<rdf:li');
    if (item < 0) return unescapeXml(inner);
    const close = inner.indexOf('</rdf:li>', item);
    return close < 0 ? undefined : unescapeXml(inner.slice(inner.indexOf('>', item) + 1, close));
  }
  const attribute = xml.indexOf(`${name}="`);
  if (attribute < 0) return undefined;
  const from = attribute + name.length + 2;
  const quote = xml.indexOf('"', from);
  return quote < 0 ? undefined : unescapeXml(xml.slice(from, quote));
}

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|quot|apos|amp));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[String(name).toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
  });
}
