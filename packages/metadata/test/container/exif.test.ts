import { describe, expect, test } from 'vitest';

import { readMetadata } from '../../src/metadata.js';
import { exif, jpeg, segment, utf16, webp } from '../support/containers.js';
import { chunk, join, png, uint32, utf8 } from '../support/png.js';

const userComment = 0x9286;
const prompt = 'a fox 橋\nSteps: 2, Seed: 3';

/** The three containers of an EXIF block. */
const inContainer = {
  JPEG: (block: Uint8Array) => jpeg(segment(0xe0, 'JFIF\0'), segment(0xe1, 'Exif\0\0', block)),
  WebP: (block: Uint8Array) => webp([['EXIF', block]]),
  'WebP with a prefix': (block: Uint8Array) => webp([['EXIF', join('Exif\0\0', block)]]),
  PNG: (block: Uint8Array) => png([], [chunk('eXIf', block)]),
};

describe.each(Object.entries(inContainer))('in %s', (name, contain) => {
  test.each([
    ['UTF-16, most significant byte first', false, join('UNICODE\0', utf16(prompt, false)), 'utf-16be'],
    ['UTF-16, least significant byte first', false, join('UNICODE\0', utf16(prompt, true)), 'utf-16le'],
    ['UTF-16 with a mark', false, join('UNICODE\0\xff\xfe', utf16(prompt, true)), 'utf-16le'],
    ['UTF-8 under the name of UTF-16', true, join('UNICODE\0', utf8(prompt)), 'utf-8'],
    ['UTF-8 under the name of ASCII', true, join('ASCII\0\0\0', utf8(prompt)), 'utf-8'],
    ['UTF-8 without a name', false, utf8(prompt), 'utf-8'],
  ])('a comment in %s is read', async (_, littleEndian, comment, encoding) => {
    const { texts, generation, warnings, width } = await readMetadata(
      contain(exif({ 270: 'a description' }, { [userComment]: comment }, littleEndian)),
    );
    expect(texts).toMatchObject([
      { key: 'ImageDescription', text: 'a description' },
      { key: 'UserComment', text: prompt, encoding },
    ]);
    expect(texts[1]?.from).toBe(`${name.slice(0, 4).trim()} ${name === 'PNG' ? 'eXIf' : 'EXIF'} UserComment`);
    expect(generation?.prompt).toEqual({ value: 'a fox 橋', from: 'UserComment' });
    expect({ warnings, width }).toEqual({ warnings: [], width: name === 'PNG' ? 3 : 5 });
  });
});

test.each([false, true])('text without any ASCII is in the byte order of the block', async (littleEndian) => {
  const block = exif({}, { [userComment]: join('UNICODE\0', utf16('橋狐', littleEndian)) }, littleEndian);
  expect((await readMetadata(inContainer.JPEG(block))).texts[0]?.text).toBe('橋狐');
});

test('a text of the type UTF-8, which EXIF 3.0 has, is read', async () => {
  const block = exif({ 270: utf8('a fox 橋') }, {});
  block.set([0, 129], 8 + 2 + 2);
  expect((await readMetadata(inContainer.JPEG(block))).texts).toMatchObject([{ text: 'a fox 橋', encoding: 'utf-8' }]);
});

test('ComfyUI puts graph and workflow into tags of the camera', async () => {
  const block = exif({ 271: 'workflow:{"nodes":[]}', 272: 'Prompt: {"1":{"class_type":"A","inputs":{}}}' }, {});
  const { workflow, graph, generation } = await readMetadata(webp([['EXIF', block]]));
  expect([workflow?.value, graph?.value]).toEqual(['{"nodes":[]}', '{"1":{"class_type":"A","inputs":{}}}']);
  expect(generation?.format).toBe('comfyui');
});

describe('a block that is damaged is no error:', () => {
  test('a directory that leads to itself', async () => {
    const block = exif({ 270: 'kept text' }, {});
    block.set(uint32(8), 8 + 2 + 12 + 8);
    expect((await readMetadata(inContainer.JPEG(block))).texts.map(({ text }) => text)).toEqual(['kept text']);
  });

  test('a text outside of the block', async () => {
    const block = exif({ 270: 'kept text', 305: 'lost text' }, {});
    block.set(uint32(9_999), 8 + 2 + 12 + 8);
    const { texts, warnings } = await readMetadata(inContainer.JPEG(block));
    expect(texts.map(({ text }) => text)).toEqual(['kept text']);
    expect(warnings[0]).toContain('Software ends outside of the EXIF block');
  });
});

describe('XMP', () => {
  const xmp =
    '<x><exif:UserComment><rdf:Alt><rdf:li xml:lang="x">a &lt;fox&gt; &#x6A4B;\nSteps: 2</rdf:li></rdf:Alt></exif:UserComment></x>';
  const expected = {
    prompt: { value: 'a <fox> 橋', from: 'UserComment' },
    steps: { value: 2, from: 'UserComment.Steps' },
  };
  test.each([
    ['JPEG', jpeg(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp))],
    ['WebP', webp([['XMP ', xmp]])],
    ['PNG', png([chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${xmp}`)])],
    [
      'JPEG, in pieces',
      jpeg(
        ...[xmp.slice(0, 40), xmp.slice(40)].map((part, index) =>
          segment(
            0xe1,
            'http://ns.adobe.com/xmp/extension/\0',
            'a'.repeat(32),
            uint32(xmp.length),
            uint32(40 * index),
            part,
          ),
        ),
      ),
    ],
  ])('of a %s is read', async (_, file) => {
    const { generation, texts } = await readMetadata(file);
    expect(texts[0]).toMatchObject({ key: 'XML:com.adobe.xmp', text: xmp });
    expect(generation).toMatchObject(expected);
  });
});

test('comments of a JPEG are read, and nothing behind the pixels', async () => {
  const { texts } = await readMetadata(join(jpeg(segment(0xfe, utf8('橋'))), segment(0xfe, 'behind')));
  expect(texts).toMatchObject([{ key: 'Comment', text: '橋', from: 'JPEG COM', offset: 2 }]);
});

test('an extended XMP that claims 4 GB is left out', async () => {
  const piece = segment(
    0xe1,
    'http://ns.adobe.com/xmp/extension/\0',
    'a'.repeat(32),
    uint32(0xffff_ffff),
    uint32(0),
    'x',
  );
  const { texts, warnings } = await readMetadata(jpeg(piece));
  expect(texts).toEqual([]);
  expect(warnings[0]).toContain('more than the limit');
});
