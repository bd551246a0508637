import { expect, test } from 'vitest';
import { readMetadata } from '../../src/metadata.js';
import { insertPngText } from '../../src/png.js';
import { jpeg, segment } from '../support/containers.js';
import { join, png, uint32, utf8 } from '../support/png.js';

type Part = Uint8Array | string;
const uint16 = (value: number): Uint8Array => Uint8Array.of(value >>> 8, value);

/** Returns a text of IPTC by its number in the second record. */
const dataset = (number: number, text: Part): Uint8Array => {
  const bytes = join(text);
  return join(Uint8Array.of(0x1c, 2, number), uint16(bytes.length), bytes);
};

/** Returns a resource of Photoshop. */
const resource = (id: number, name: string, data: Part): Uint8Array => {
  const bytes = join(data);
  const label = join(Uint8Array.of(name.length), name);
  const even = (part: Uint8Array): Part => (part.length % 2 === 1 ? '\0' : '');
  return join('8BIM', uint16(id), label, even(label), uint32(bytes.length), bytes, even(bytes));
};

const photoshop = (...resources: readonly Uint8Array[]) => segment(0xed, 'Photoshop 3.0\0', ...resources);

test('IPTC of a JPEG is read, among other resources, as UTF-8 or Latin-1', async () => {
  const texts = join(
    dataset(25, 'snow'),
    dataset(120, utf8('橋\nSteps: 2, Seed: 7')),
    dataset(5, '\xe9'),
    dataset(80, 'by'),
  );
  const file = jpeg(photoshop(resource(0x03ed, 'res', 'abc'), resource(0x0404, '', texts)));
  const read = await readMetadata(file);
  expect(read.texts).toMatchObject([
    { key: 'Keywords', from: 'JPEG IPTC', text: 'snow', offset: 2 },
    { key: 'Caption', text: '橋\nSteps: 2, Seed: 7' },
    { key: 'Title', text: 'é', encoding: 'latin1' },
  ]);
  expect(read.generation).toMatchObject({ format: 'automatic1111', prompt: { value: '橋' }, seed: { value: 7 } });
});

test('IPTC that is damaged, without end or there twice ends calmly', async () => {
  const many = join(...Array.from({ length: 5_000 }, () => dataset(25, 'x')));
  const { texts } = await readMetadata(
    jpeg(photoshop(resource(0x0404, '', many)), photoshop(resource(0x0404, '', many))),
  );
  expect(texts).toHaveLength(100);
  for (const damaged of [
    join('8BIM', uint16(0x0404), '\0\0', uint32(0xffff_ffff), dataset(120, 'kept')),
    join('8BIM', uint16(0x0404), '\xff'),
    resource(0x0404, '', join(Uint8Array.of(0x1c, 2, 120, 0xff, 0xff), 'kept')),
  ]) {
    const { texts: found, warnings } = await readMetadata(jpeg(photoshop(damaged)));
    expect(found.map(({ text }) => text).join()).toMatch(/^(kept)?$/);
    expect(warnings).toEqual([]);
  }
});

const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<Iptc4xmpExt:AIPromptInformation>a &lt;fox&gt; &#xD;</Iptc4xmpExt:AIPromptInformation>
<Iptc4xmpExt:AISystemVersionUsed>6.14.2</Iptc4xmpExt:AISystemVersionUsed></x:xmpmeta>`;
const said = {
  format: 'iptc',
  prompt: { value: 'a <fox> \r', from: 'AIPromptInformation' },
  version: { value: '6.14.2', from: 'AISystemVersionUsed' },
};

test.each([
  ['a JPEG', jpeg(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', utf8(xmp)))],
  ['an XMP file', utf8(xmp)],
  ['an XMP file with a mark of its order', utf8(`\ufeff${xmp}`)],
])('what IPTC says about AI in %s is a generation', async (_, file) => {
  expect((await readMetadata(file)).generation).toEqual(said);
});

test('an XMP file beside a picture is read, and what the picture says is stronger', async () => {
  expect((await readMetadata(png(), { sidecar: utf8(xmp) })).generation).toEqual(said);
  const file = insertPngText(png(), [{ key: 'invokeai_metadata', text: '{"positive_prompt":"a cat"}' }]);
  const { generation, generations } = await readMetadata(file, { sidecar: utf8(xmp) });
  expect(generation?.prompt?.value).toBe('a cat');
  expect(generations.map(({ format }) => format)).toEqual(['invokeai', 'iptc']);
});
