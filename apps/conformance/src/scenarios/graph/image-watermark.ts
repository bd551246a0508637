import assert from 'node:assert/strict';

import sharp, { type Sharp } from 'sharp';

import { noise } from '../../images/noise.js';
import { toBlob } from '../../images/png.js';
import { graph } from '../../runner/graph.js';
import { type QueueContext, queueScenario } from '../../runner/queue-scenario.js';

type Picture = { readonly image_name: string };

async function upload({ image }: QueueContext, picture: Sharp): Promise<Picture> {
  const { image_name } = await image({}, toBlob(await picture.png().toBuffer(), 'image/png'));
  return { image_name };
}

/** Returns a grey picture. */
const grey = (width: number, height: number): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#808080' } });

/** Writes a text into a picture and reads the image. */
async function mark(context: QueueContext, image: Picture, text?: string): Promise<Picture> {
  const node = { type: 'img_watermark', image, ...(text !== undefined && { text }) };
  const { session, error_message } = await context.run(graph({ a: node }));
  assert.equal(error_message, null);
  const [image_name = ''] = /[\w-]+\.png/.exec(JSON.stringify(session.results)) ?? [];
  await context.client.repositories.images.full(image_name);
  return { image_name };
}

/** Reads texts of so many bytes from a picture. */
async function read(context: QueueContext, image: Picture, ...lengths: number[]): Promise<unknown[]> {
  const nodes = lengths.map((length, index) => [`n${index}`, { type: 'decode_watermark', image, length }]);
  const { session } = await context.run(graph(Object.fromEntries(nodes)));
  return Object.values(session.results).map(({ value }) => value);
}

export const scenarios = [
  queueScenario('a watermark changes a picture pixel by pixel and is read again', async (context) => {
    const picture = await upload(context, grey(258, 263));
    assert.deepEqual(await read(context, await mark(context, picture), 8), ['InvokeAI']);
    assert.deepEqual(await read(context, await mark(context, picture, 'nähe 水'), 9), ['nähe 水']);
  }),
  queueScenario('pictures of all modes, and of few rows, get a watermark', async (context) => {
    const size = { width: 300, height: 221 };
    const pictures = [
      noise({ channels: 3, ...size }),
      noise({ channels: 4, ...size }),
      noise({ channels: 2, ...size }).toColourspace('b-w'),
      noise({ channels: 1, ...size }).toColourspace('b-w'),
      noise({ channels: 3, width: 8195, height: 9 }),
      noise({ channels: 3, width: 10_001, height: 7 }),
    ];
    for (const picture of pictures) {
      const image = await upload(context, picture);
      await read(context, image, 4, 60);
      await read(context, await mark(context, image, 'text'), 4, 60, -1);
    }
  }),
  queueScenario('a picture too small or too low for a watermark, and no text, fail', async (context) => {
    const small = await upload(context, grey(255, 256));
    const low = await upload(context, grey(30_000, 3));
    const large = await upload(context, grey(256, 256));
    const ids: number[] = [];
    for (const input of [{ image: small }, { image: low }, { image: large, text: '' }]) {
      ids.push(...(await context.enqueue({ graph: graph({ a: { type: 'img_watermark', ...input } }) })));
    }
    for (const { status } of await context.finish(ids)) assert.equal(status, 'failed');
    for (const image of [small, low]) assert.deepEqual(await read(context, image, 8), ['']);
  }),
];
