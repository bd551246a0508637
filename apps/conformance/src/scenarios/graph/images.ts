import assert from 'node:assert/strict';
import type { QueueItem } from '@x/models/queue-item';
import { framed } from '../../images/framed.js';
import { record } from '../../record.js';
import { graph, type Nodes } from '../../runner/graph.js';
import { type QueueContext, queueScenario } from '../../runner/queue-scenario.js';

const blank = { type: 'blank_image', width: 24, height: 16, color: { r: 200, g: 40, b: 10, a: 255 } };

/** Returns the names of the images that an item created, in the order of the nodes. */
function createdImages({ session }: QueueItem): string[] {
  const results = Object.entries(session.results).map(([id, output]): [string, unknown] => [
    session.prepared_source_mapping[id] ?? '',
    record(output['image'])['image_name'],
  ]);
  return Object.keys(session.graph.nodes).flatMap((node) =>
    results.flatMap(([source, name]) => (source === node && typeof name === 'string' ? [name] : [])),
  );
}

/** Runs a graph and reads each image that it creates. Returns their names. */
async function createImages(context: QueueContext, nodes: Nodes, edges: readonly string[] = []): Promise<string[]> {
  const { images } = context.client.repositories;
  const item = await context.run(graph(nodes, edges));
  assert.equal(item.error_message, null);
  const names = createdImages(item);
  for (const name of names) {
    await images.get(name);
    await images.full(name);
  }
  return names;
}

export const scenarios = [
  queueScenario('a blank image is cached until it is deleted', async (context) => {
    const { images } = context.client.repositories;
    const [name = ''] = await createImages(context, { a: blank });
    await images.thumbnail(name);
    await images.metadata(name);
    await images.workflow(name);
    assert.deepEqual(await createImages(context, { a: blank }), [name]);
    await images.delete(name);
    assert.notDeepEqual(await createImages(context, { a: blank }), [name]);
  }),
  queueScenario('image nodes transform every pixel alike', async (context) => {
    const { image_name } = await context.image({}, await framed());
    const image = { image_name };
    await createImages(context, {
      crop: { type: 'img_crop', image, x: 3, y: 2, width: 10, height: 8 },
      pad: { type: 'img_pad_crop', image, left: 4, right: -3, top: 2, bottom: 0 },
      near: { type: 'img_resize', image, width: 12, height: 40, resample_mode: 'nearest' },
      grey: { type: 'img_conv', image, mode: 'L' },
      clear: { type: 'img_conv', image, mode: 'RGBA' },
      red: { type: 'img_chan', image, channel: 'R' },
      mask: { type: 'tomask', image, invert: true },
      darker: { type: 'img_lerp', image, min: 10, max: 90 },
      brighter: { type: 'img_ilerp', image, min: 10, max: 90 },
      saved: { type: 'save_image', image },
    });
  }),
  queueScenario('images are resampled', async (context) => {
    const { image_name } = await context.image({}, await framed());
    const image = { image_name };
    await createImages(context, {
      bicubic: { type: 'img_resize', image, width: 48, height: 31 },
      lanczos: { type: 'img_resize', image, width: 9, height: 9, resample_mode: 'lanczos' },
      box: { type: 'img_resize', image, width: 6, height: 5, resample_mode: 'box' },
    });
  }),
  queueScenario('one image is pasted on another', async (context) => {
    const { image_name } = await context.image({}, await framed());
    const image = { image_name };
    await createImages(
      context,
      {
        under: blank,
        paste: { type: 'img_paste', image, x: 10, y: -4 },
        cut: { type: 'img_paste', image, x: 3, y: 2, crop: true },
      },
      ['under.image paste.base_image', 'paste.image cut.base_image'],
    );
  }),
  queueScenario('an image is added to the board of its node, with metadata', async (context) => {
    const { board_id } = await context.board();
    const board = { board_id };
    const names = await createImages(
      context,
      {
        core: { type: 'core_metadata', positive_prompt: 'a fox', seed: 3, width: 24, height: 16 },
        a: { ...blank, board },
        b: { type: 'img_crop', width: 12, height: 8, is_intermediate: true },
        c: { type: 'save_image', board: { board_id: 'nowhere' } },
      },
      ['core.metadata a.metadata', 'a.image b.image', 'b.image c.image'],
    );
    assert.equal(names.length, 3);
    const { boards, images } = context.client.repositories;
    assert.deepEqual(await boards.imageNames(board_id), names.slice(0, 1));
    for (const name of names) await images.metadata(name);
    await boards.get(board_id);
  }),
  queueScenario('a batch creates images of several widths', async (context) => {
    const { client, enqueue, finish } = context;
    const data = [[{ node_path: 'a', field_name: 'width', items: [8, 16] }]];
    const items = await finish(await enqueue({ graph: graph({ a: blank }), data, workflow: null }));
    const names = items.flatMap(createdImages);
    assert.equal(names.length, 2);
    for (const image of await client.repositories.images.getMany(names)) assert.equal(image.height, 16);
    for (const name of names) await client.repositories.images.full(name);
  }),
  queueScenario('a missing image or an empty size fails the item', async (context) => {
    const { enqueue, finish } = context;
    const image = { image_name: 'nobody.png' };
    const broken = [
      graph({ a: { type: 'img_crop', image } }),
      graph({ a: blank, b: { type: 'img_resize', width: 8, height: 8 } }),
      graph({ a: { ...blank, width: 0 } }),
    ];
    const ids: number[] = [];
    for (const one of broken) ids.push(...(await enqueue({ graph: one })));
    const ended = await finish(ids);
    assert.deepEqual(new Set(ended.map(({ status }) => status)), new Set(['failed']));
  }),
];
