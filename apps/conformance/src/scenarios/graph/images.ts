import assert from 'node:assert/strict';
import type { QueueItem } from '@x/models/queue-item';
import { framed } from '../../images/framed.js';
import { record } from '../../record.js';
import { graph, type Nodes } from '../../runner/graph.js';
import { type QueueStage, queueScenario } from '../../runner/queue-scenario.js';

const blank = { type: 'blank_image', width: 24, height: 16, color: { r: 200, g: 40, b: 10, a: 255 } };

/** Returns the names of the images that an item brought forth, in the order in which its nodes are told. */
function drawn({ session }: QueueItem): string[] {
  const results = Object.entries(session.results).map(([id, output]): [string, unknown] => [
    session.prepared_source_mapping[id] ?? '',
    record(output['image'])['image_name'],
  ]);
  return Object.keys(session.graph.nodes).flatMap((node) =>
    results.flatMap(([source, name]) => (source === node && typeof name === 'string' ? [name] : [])),
  );
}

/** Draws, and looks at each picture: what is known of it, its pixels and the texts in it. */
async function draw(stage: QueueStage, nodes: Nodes, edges: readonly string[] = []): Promise<string[]> {
  const { images } = stage.client.repositories;
  const item = await stage.run(graph(nodes, edges));
  assert.equal(item.error_message, null);
  const names = drawn(item);
  for (const name of names) {
    await images.get(name);
    await images.full(name);
  }
  return names;
}

export const scenarios = [
  queueScenario('a blank picture is drawn, kept and not drawn twice', async (stage) => {
    const { images } = stage.client.repositories;
    const [name = ''] = await draw(stage, { a: blank });
    await images.thumbnail(name);
    await images.metadata(name);
    await images.workflow(name);
    assert.deepEqual(await draw(stage, { a: blank }), [name]);
    await images.delete(name);
    assert.notDeepEqual(await draw(stage, { a: blank }), [name]);
  }),
  queueScenario('a picture is turned into others, pixel by pixel', async (stage) => {
    const { image_name } = await stage.image({}, await framed());
    const image = { image_name };
    await draw(stage, {
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
  queueScenario('pictures are resampled', async (stage) => {
    const { image_name } = await stage.image({}, await framed());
    const image = { image_name };
    await draw(stage, {
      bicubic: { type: 'img_resize', image, width: 48, height: 31 },
      lanczos: { type: 'img_resize', image, width: 9, height: 9, resample_mode: 'lanczos' },
      box: { type: 'img_resize', image, width: 6, height: 5, resample_mode: 'box' },
    });
  }),
  queueScenario('one picture is pasted on another', async (stage) => {
    const { image_name } = await stage.image({}, await framed());
    const image = { image_name };
    await draw(
      stage,
      {
        under: blank,
        paste: { type: 'img_paste', image, x: 10, y: -4 },
        cut: { type: 'img_paste', image, x: 3, y: 2, crop: true },
      },
      ['under.image paste.base_image', 'paste.image cut.base_image'],
    );
  }),
  queueScenario('a picture goes where its node says, and carries how it was made', async (stage) => {
    const { board_id } = await stage.board();
    const board = { board_id };
    const names = await draw(
      stage,
      {
        core: { type: 'core_metadata', positive_prompt: 'a fox', seed: 3, width: 24, height: 16 },
        a: { ...blank, board },
        b: { type: 'img_crop', width: 12, height: 8, is_intermediate: true },
        c: { type: 'save_image', board: { board_id: 'nowhere' } },
      },
      ['core.metadata a.metadata', 'a.image b.image', 'b.image c.image'],
    );
    assert.equal(names.length, 3);
    const { boards, images } = stage.client.repositories;
    assert.deepEqual(await boards.imageNames(board_id), names.slice(0, 1));
    for (const name of names) await images.metadata(name);
    await boards.get(board_id);
  }),
  queueScenario('a list of pictures is drawn, each of the width that the batch says', async (stage) => {
    const { client, enqueue, finish } = stage;
    const data = [[{ node_path: 'a', field_name: 'width', items: [8, 16] }]];
    const items = await finish(await enqueue({ graph: graph({ a: blank }), data, workflow: null }));
    const names = items.flatMap(drawn);
    assert.equal(names.length, 2);
    for (const image of await client.repositories.images.getMany(names)) assert.equal(image.height, 16);
    for (const name of names) await client.repositories.images.full(name);
  }),
  queueScenario('a picture that is not there, or has no size, ends the item', async (stage) => {
    const { enqueue, finish } = stage;
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
