import sharp from 'sharp';
import { expect, test } from 'vitest';
import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { form, png, UPLOAD } from '../support/image-file.js';
import { edge, nodes, payloadsOf, recordEvents, run } from '../support/queue.js';
import { bodyOf, request } from '../support/request.js';

const WORKFLOW = {
  ...{ name: 'w', author: '', description: '', version: '', contact: '', tags: '', notes: '' },
  ...{ exposedFields: [], meta: { version: '3.0.0', category: 'user' }, nodes: [], edges: [], form: null },
};
const imageOf = (item: { session: { results: Record<string, Record<string, unknown>> } }): string =>
  String(record(Object.values(item.session.results).at(-1)?.['image'])['image_name']);

test('an image contains its session, graph, workflow and metadata', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: 'b1' }] });
  const item = await run(sandbox, {
    nodes: nodes(
      { id: 'm', type: 'core_metadata', seed: 7, extra: [1] },
      { id: 'b', type: 'blank_image', width: 8, height: 6, board: { board_id: 'b1' } },
    ),
    edges: [edge('m.metadata -> b.metadata')],
    workflow: WORKFLOW,
  });
  const name = imageOf(item);
  expect(await bodyOf(sandbox, `GET /api/v1/images/i/${name}`)).toMatchObject({
    image_origin: 'internal',
    image_category: 'general',
    is_intermediate: false,
    session_id: item['session_id'],
    node_id: Object.keys(item.session.results).at(-1),
    has_workflow: true,
    board_id: 'b1',
    width: 8,
    height: 6,
  });
  const metadata = await bodyOf(sandbox, `GET /api/v1/images/i/${name}/metadata`);
  expect(metadata).toEqual({ seed: 7, extra: [1], app_version: '6.14.2' });
  const texts = (await bodyOf(sandbox, `GET /api/v1/images/i/${name}/workflow`)) as Record<string, string>;
  expect(JSON.parse(texts['workflow'] ?? '')).toEqual(WORKFLOW);
  expect(JSON.parse(texts['graph'] ?? '')).toEqual(item.session['graph']);
});

test('a missing board leaves an image uncategorized and intermediate as requested', async () => {
  using sandbox = createSandbox();
  const board = { board_id: 'nope' };
  const item = await run(sandbox, {
    nodes: nodes({ id: 'b', type: 'blank_image', width: 2, board, is_intermediate: true }),
  });
  expect(item['status']).toBe('completed');
  const image = await bodyOf(sandbox, `GET /api/v1/images/i/${imageOf(item)}`);
  expect(image).toMatchObject({ board_id: null, is_intermediate: true });
});

test('an output image has a thumbnail until it is deleted', async () => {
  using sandbox = createSandbox();
  const item = await run(sandbox, { nodes: nodes({ id: 'b', type: 'blank_image', width: 600, height: 300 }) });
  const image = `/api/v1/images/i/${imageOf(item)}`;
  const thumbnail = () => sandbox.fetch(`http://sandbox${image}/thumbnail`);
  const bytes = await (await thumbnail()).arrayBuffer();
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 256, height: 128 });
  await request(sandbox, `DELETE ${image}`);
  expect((await thumbnail()).status).toBe(404);
});

test('each saved image has one progress event, without a percentage', async () => {
  using sandbox = createSandbox();
  const log = recordEvents(sandbox);
  await run(sandbox, {
    nodes: nodes({ id: 'b', type: 'blank_image', width: 4, height: 4 }, { id: 's', type: 'save_image' }),
    edges: [edge('b.image -> s.image')],
  });
  expect(payloadsOf(log, 'invocation_progress')).toMatchObject([
    { invocation_source_id: 'b', message: 'Saving image', percentage: null, image: null, device: null },
    { invocation_source_id: 's' },
  ]);
});

test('an image in a mode that cannot be saved fails after its progress event', async () => {
  using sandbox = createSandbox();
  const log = recordEvents(sandbox);
  const item = await run(sandbox, {
    nodes: nodes({ id: 'b', type: 'blank_image', width: 4, height: 4 }, { id: 'c', type: 'img_conv', mode: 'HSV' }),
    edges: [edge('b.image -> c.image')],
  });
  expect(item).toMatchObject({ error_type: 'ImageFileSaveException', error_message: 'Image file not saved' });
  const sources = payloadsOf(log, 'invocation_progress').map((payload) => record(payload)['invocation_source_id']);
  expect(sources).toEqual(['b', 'c']);
});

test("an image that is missing or cannot be saved fails the item with the server's error", async () => {
  using sandbox = createSandbox();
  const failure = async (node: { id: string; type: string; [input: string]: unknown }) => {
    const { error_type, error_message } = await run(sandbox, { nodes: nodes(node) });
    return `${error_type}: ${error_message}`;
  };
  const image = { image_name: 'nope.png' };
  for (const type of ['image', 'img_blur', 'save_image']) {
    expect(await failure({ id: 'x', type, image })).toBe('ImageRecordNotFoundException: Image record not found');
  }
  expect(await failure({ id: 'x', type: 'blank_image', width: 0 })).toBe(
    'ImageFileSaveException: Image file not saved',
  );
  expect(await failure({ id: 'x', type: 'blank_image', width: -1 })).toBe('ValueError: Width and height must be >= 0');
});

test('nodes pass on an uploaded image and read its metadata', async () => {
  using sandbox = createSandbox({ uuid: undefined });
  const upload = await request(sandbox, UPLOAD, form(await png({ width: 5 }), { metadata: '{"prompt":"hi","n":1}' }));
  const image = { image_name: record(upload.body)['image_name'] };
  const item = await run(sandbox, {
    nodes: nodes(
      { id: 'i', type: 'image', image },
      { id: 'm', type: 'metadata_field_extractor', image, key: 'prompt' },
    ),
  });
  expect(Object.values(item.session.results)).toMatchObject([{ image, width: 5, height: 3 }, { value: 'hi' }]);
  const wrong = await run(sandbox, { nodes: nodes({ id: 'm', type: 'metadata_field_extractor', image, key: 'n' }) });
  expect(wrong).toMatchObject({ error_type: 'ValueError', error_message: "Metadata at key 'n' must be a string" });
});

test('the graph in an image shows which numbers are floats', async () => {
  using sandbox = createSandbox();
  const item = await run(sandbox, {
    nodes: nodes(
      { id: 'a', type: 'float_collection', collection: [1, 0.5, 1e-7, 1e21] },
      { id: 'b', type: 'blank_image', width: 2, height: 2 },
    ),
  });
  const [name] = /[\w-]+\.png/.exec(JSON.stringify(item.session.results)) ?? [];
  const texts = (await bodyOf(sandbox, `GET /api/v1/images/i/${name}/workflow`)) as Record<string, string>;
  expect(texts['graph']).toContain('"collection":[1.0,0.5,1e-7,1e21]');
});
