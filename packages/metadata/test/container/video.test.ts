import { describe, expect, test } from 'vitest';

import { readMetadata } from '../../src/metadata.js';
import type { ByteSource } from '../../src/source.js';
import { box, mp4, webm } from '../support/containers.js';
import { join, uint32 } from '../support/png.js';

const record = '{"positive_prompt":"橋","seed":7}';

describe('an MP4', () => {
  test('has texts by key, as InvokeAI 7 writes them, and older tags', async () => {
    const file = mp4({ invokeai_metadata: record, invokeai_graph: '{"nodes":{}}' }, { '\xa9cmt': 'a\nSteps: 2' });
    const { container, width, height, texts, generations, warnings } = await readMetadata(file);
    expect({ container, width, height, warnings }).toEqual({ container: 'mp4', width: 640, height: 360, warnings: [] });
    expect(texts.map(({ key, from }) => `${from} ${key}`)).toEqual([
      'MP4 mdta invokeai_metadata',
      'MP4 mdta invokeai_graph',
      'MP4 ilst \xa9cmt',
    ]);
    expect(generations.map(({ format, prompt }) => [format, prompt?.value])).toEqual([
      ['invokeai', '橋'],
      ['automatic1111', 'a'],
    ]);
  });

  test('has tags of QuickTime, and XMP', async () => {
    const id = '\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac';
    const tag = box('\xa9des', '\0\x05\x15\xc7hello', uint32(0));
    const file = mp4({}, {}, box('moov', box('udta', tag)), box('uuid', id, '<x/>'));
    const { texts } = await readMetadata(file);
    expect(texts.map(({ key, text }) => [key, text])).toEqual([
      ['\xa9des', 'hello'],
      ['XML:com.adobe.xmp', '<x/>'],
    ]);
  });

  test('of 500 MB is read with less than 16 kB beside its start', async () => {
    const tail = mp4({ invokeai_metadata: record }).subarray(12 + 1_016);
    const frames = 500_000_000;
    const head = join(box('ftyp', 'isom'), uint32(frames), 'mdat');
    let bytes = 0;
    const source: ByteSource = {
      size: 12 + frames + tail.length,
      async read(offset, length) {
        const part =
          offset < 12 + frames
            ? new Uint8Array(Math.min(length, 12 + frames - offset))
            : tail.slice(offset - 12 - frames, offset - 12 - frames + length);
        if (offset < head.length) part.set(head.subarray(offset));
        bytes += part.length;
        return part;
      },
    };
    expect((await readMetadata(source)).generation?.seed?.value).toBe(7);
    expect(bytes - 65_536).toBeLessThan(16_384);
  });

  test.each([
    ['a box that ends outside of the one around it', join(uint32(50), 'free')],
    ['a box that is shorter than its own head', join(uint32(4), 'free')],
    ['a box of 2^63 bytes', join(uint32(1), 'free', uint32(0x8000_0000), uint32(0))],
  ])('with %s is no error', async (_, damaged) => {
    const { texts, warnings } = await readMetadata(mp4({ a: 'kept' }, {}, damaged));
    expect(texts.map(({ text }) => text)).toEqual(['kept']);
    expect(warnings).toHaveLength(1);
  });

  test('with boxes in each other without end is read to a depth', async () => {
    let nested: Uint8Array = mp4({ b: 'too deep' });
    for (let depth = 0; depth < 200; depth++) nested = box('moov', nested);
    expect((await readMetadata(mp4({ a: 'kept' }, {}, nested))).texts).toHaveLength(1);
  });
});

test('a WebM has its tags, in capitals as ffmpeg writes them, behind clusters that do not say where they end', async () => {
  const { container, width, height, texts, generation, workflow, warnings } = await readMetadata(
    webm({ ENCODER: 'x', INVOKEAI_METADATA: record, INVOKEAI_WORKFLOW: '{}' }),
  );
  expect({ container, width, height, warnings }).toEqual({ container: 'webm', width: 640, height: 360, warnings: [] });
  expect(texts.map(({ key, text, from }) => [key, text, from])).toEqual([
    ['ENCODER', 'x', 'WebM tag'],
    ['INVOKEAI_METADATA', record, 'WebM tag'],
    ['INVOKEAI_WORKFLOW', '{}', 'WebM tag'],
  ]);
  expect(generation?.seed).toEqual({ value: 7, from: 'INVOKEAI_METADATA.seed' });
  expect(workflow).toEqual({ value: '{}', from: 'INVOKEAI_WORKFLOW' });
});

describe('a sidecar', () => {
  const sidecar = new TextEncoder().encode(JSON.stringify({ invokeai_metadata: record, invokeai_workflow: null }));
  test('of a video of the server is read for itself, and beside it', async () => {
    for (const metadata of [await readMetadata(sidecar), await readMetadata(mp4({}), { sidecar: new Blob([sidecar]) })])
      expect(metadata.generation?.prompt).toEqual({ value: '橋', from: 'invokeai_metadata.positive_prompt' });
  });

  test.each([
    [record, 'invokeai'],
    ['{"sui_image_params":{"prompt":"a"}}', 'swarmui'],
    ['{"3":{"class_type":"KSampler","inputs":{}}}', 'comfyui'],
    ['a fox\nSteps: 2, Seed: 1', 'automatic1111'],
  ])('%s is of %s', async (text, format) => {
    expect((await readMetadata(new TextEncoder().encode(text))).generation?.format).toBe(format);
  });

  test('what the picture says has precedence', async () => {
    const { generation } = await readMetadata(mp4({ invokeai_metadata: '{"seed":1}' }), { sidecar });
    expect(generation?.seed?.value).toBe(1);
  });
});
