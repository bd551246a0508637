import { box, exif, jpeg, mp4, segment, utf16, webm, webp } from './containers.js';
import { chunk, iTXt, join, png, tEXt, uint32, zTXt } from './png.js';

const record = JSON.stringify({ positive_prompt: 'a fox', seed: 1, model: { name: 'm' }, loras: [{ weight: 1 }] });
const settings = 'a fox <lora:a:1>\nNegative prompt: b\nSteps: 2, Seed: 3, Template: "x, y", Lora hashes: "a: b"';

const comment = exif({ 270: 'a' }, { 37510: join('UNICODE\0', utf16(settings, true)) }, true);
const xmp = '<x><dc:description><rdf:li>a &lt; b</rdf:li></dc:description></x>';
const extension = segment(0xe1, 'http://ns.adobe.com/xmp/extension/\0', 'a'.repeat(32), uint32(5), uint32(0), '<x/> ');
const prompt =
  '{"3":{"class_type":"KSampler","inputs":{"seed":1,"positive":["4",0]}},"4":{"class_type":"T","inputs":{"text":"a"}}}';

/** A small file of each kind, with all that is read of it. */
export const samples: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  png: png(
    [tEXt('invokeai_metadata', record), zTXt('parameters', settings), iTXt('Dream', '"橋 [b]" -S 5', true)],
    [iTXt('sd-metadata', JSON.stringify({ image: { prompt: [{ prompt: 'a', weight: 1 }] } })), chunk('eXIf', 'MM\0*')],
  ),
  jpeg: jpeg(segment(0xe1, 'Exif\0\0', comment), segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', xmp), extension),
  webp: webp([
    ['EXIF', comment],
    ['XMP ', xmp],
  ]),
  mp4: mp4({ invokeai_metadata: record }, { '\xa9cmt': prompt }, box('free')).slice(),
  webm: webm({ prompt, DESCRIPTION: settings }),
  json: join(JSON.stringify({ invokeai_metadata: record, invokeai_graph: '{"nodes":{}}' })),
  text: join(settings),
};
