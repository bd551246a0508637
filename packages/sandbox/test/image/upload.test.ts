import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox.js';
import { form, png, pngWithTextBehind, UPLOAD } from '../support/image-file.js';
import { bodyOf, request, toRequest } from '../support/request.js';

const workflow = JSON.stringify({
  ...{ name: 'n', author: '', description: '', version: '', contact: '', tags: '', notes: '' },
  ...{ exposedFields: [], meta: { version: '3.0.0', category: 'user' }, nodes: [], edges: [] },
});
const texts = {
  invokeai_metadata: '{"seed": 3, "scale": 7.0}',
  invokeai_workflow: workflow,
  invokeai_graph: '{"nodes":{},"edges":[]}',
  parameters: 'of somebody else',
};

async function fileOf(sandbox: Sandbox, kind: 'full' | 'thumbnail') {
  const response = await sandbox.fetch(...toRequest(`GET /api/v1/images/i/i1.png/${kind}`));
  return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

const withOneName = () => createSandbox({ uuid: () => 'i1', clock: () => new Date('2026-11-25T02:49:43.110Z') });

test('converts an image to a PNG of the same pixels, and returns its location', async () => {
  using sandbox = withOneName();
  const jpeg = await sharp({ create: { width: 300, height: 200, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  const { status, headers, body } = await request(sandbox, UPLOAD, form(new Uint8Array(jpeg), {}, 'image/jpeg'));
  expect([status, headers.get('location')]).toEqual([201, 'api/v1/images/i/i1.png/full']);
  expect(JSON.stringify(body)).toBe(
    '{"image_name":"i1.png","image_url":"api/v1/images/i/i1.png/full",' +
      '"thumbnail_url":"api/v1/images/i/i1.png/thumbnail","image_origin":"external","image_category":"general",' +
      '"width":300,"height":200,"created_at":"2026-11-25 02:49:43.110","updated_at":"2026-11-25 02:49:43.110",' +
      '"deleted_at":null,"is_intermediate":false,"session_id":null,"node_id":null,"starred":false,' +
      '"has_workflow":false,"image_subfolder":"","board_id":null}',
  );
  const full = await fileOf(sandbox, 'full');
  expect(full.headers.get('content-disposition')).toBe('inline; filename="i1.png"');
  expect(full.headers.get('cache-control')).toBe('max-age=31536000');
  expect(await sharp(full.bytes).raw().toBuffer()).toEqual(await sharp(jpeg).raw().toBuffer());
  const thumbnail = await fileOf(sandbox, 'thumbnail');
  expect(await sharp(thumbnail.bytes).metadata()).toMatchObject({ format: 'webp', width: 256, height: 171 });
});

test('an image with a palette is saved in true colour, without transparent entries', async () => {
  using sandbox = withOneName();
  const clear = await sharp({ create: { width: 4, height: 4, channels: 4, background: '#12345600' } })
    .png({ palette: true })
    .toBuffer();
  await request(sandbox, UPLOAD, form(new Uint8Array(clear)));
  expect(await sharp((await fileOf(sandbox, 'full')).bytes).metadata()).toMatchObject({
    isPalette: false,
    channels: 3,
  });
  expect(await sharp((await fileOf(sandbox, 'thumbnail')).bytes).metadata()).toMatchObject({ channels: 4 });
});

test('keeps metadata, workflow and graph in the file, and drops other texts', async () => {
  using sandbox = withOneName();
  expect(await bodyOf(sandbox, UPLOAD, form(await png({ texts })))).toMatchObject({ has_workflow: true });
  const metadata = await sandbox.fetch(...toRequest('GET /api/v1/images/i/i1.png/metadata'));
  expect(await metadata.text()).toBe('{"seed":3,"scale":7.0}');
  expect(await bodyOf(sandbox, 'GET /api/v1/images/i/i1.png/workflow')).toEqual({
    workflow,
    graph: texts.invokeai_graph,
  });
  const { bytes } = await fileOf(sandbox, 'full');
  const { comments = [] } = await sharp(bytes).metadata();
  expect(comments.map(({ keyword }) => keyword)).toEqual(['invokeai_metadata', 'invokeai_workflow', 'invokeai_graph']);
});

test('the metadata parameter replaces that of the image, and both are dropped when it is not an object', async () => {
  using sandbox = withOneName();
  const metadataAfter = async (metadata: string) => {
    await request(sandbox, UPLOAD, form(await png({ texts }), { metadata }));
    const response = await bodyOf(sandbox, 'GET /api/v1/images/i/i1.png/metadata');
    await request(sandbox, 'DELETE /api/v1/images/i/i1.png');
    return response;
  };
  expect(await metadataAfter('{"a": "日本"}')).toEqual({ a: '日本' });
  for (const text of ['', '[1]', 'null', '{']) expect(await metadataAfter(text)).toBe(null);
});

test('drops an invalid workflow or graph', async () => {
  using sandbox = withOneName();
  const { notes: _, ...unnoted } = JSON.parse(workflow);
  const wrong = { invokeai_workflow: JSON.stringify(unnoted), invokeai_graph: '{"nodes":[],"edges":[]}' };
  expect(await bodyOf(sandbox, UPLOAD, form(await png({ texts: wrong })))).toMatchObject({ has_workflow: false });
});

test('crops an image to its visible part, then resizes it, which drops its texts', async () => {
  using sandbox = createSandbox();
  // Grey and transparent except for a spot.
  const raw = Buffer.alloc(20 * 20 * 4, Buffer.from([9, 9, 9, 0]));
  for (const y of [4, 5]) for (const x of [3, 4, 5, 6, 7]) raw[(y * 20 + x) * 4 + 3] = 255;
  const spotted = await sharp(raw, { raw: { width: 20, height: 20, channels: 4 } })
    .png()
    .toBuffer();
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const crop = (bytes: Uint8Array<ArrayBuffer>, fields = {}) =>
    bodyOf(sandbox, `${UPLOAD}&crop_visible=true`, form(bytes, fields));
  expect(await crop(new Uint8Array(spotted))).toMatchObject({ width: 5, height: 2 });
  expect(await crop(await png({ width: 8, height: 8, background: clear }))).toMatchObject({ width: 8, height: 8 });
  expect(await crop(await png({ texts }))).toMatchObject({ has_workflow: true });
  const stretched = await crop(await png({ texts }), { resize_to: '{"width":10,"height":20}' });
  expect(stretched).toMatchObject({ width: 10, height: 20, has_workflow: false });
});

test('reads a workflow after the pixels only when the image is cropped, which decodes them', async () => {
  using sandbox = createSandbox();
  const behind = await pngWithTextBehind('invokeai_graph', texts.invokeai_graph);
  expect(await bodyOf(sandbox, UPLOAD, form(behind))).toMatchObject({ has_workflow: false });
  expect(await bodyOf(sandbox, `${UPLOAD}&crop_visible=true`, form(behind))).toMatchObject({ has_workflow: true });
});

test.each(['[10,20]', '{"width":0,"height":2}', '{"width":10}', '{"width":5000,"height":5000}', 'x'])(
  'a size of %s is refused',
  async (resize_to) => {
    using sandbox = createSandbox();
    expect(await request(sandbox, UPLOAD, form(await png(), { resize_to }))).toMatchObject({
      status: 400,
      body: { detail: 'Invalid resize_to format or size' },
    });
  },
);

test('rejects other files, by content type first and then by content, and saves nothing', async () => {
  using sandbox = createSandbox();
  const whole = await png({ width: 60, height: 60 });
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>');
  const cmyk = new Uint8Array(await sharp(whole).toColourspace('cmyk').jpeg().toBuffer());
  const refusals = [
    await request(sandbox, UPLOAD, form(whole, {}, 'text/plain')),
    await request(sandbox, UPLOAD, form(new Uint8Array())),
    await request(sandbox, UPLOAD, form(svg, {}, 'image/svg+xml')),
    await request(sandbox, UPLOAD, form(whole.slice(0, 33))),
    await request(sandbox, UPLOAD, form(whole.slice(0, -30))),
    await request(sandbox, UPLOAD, form(cmyk, {}, 'image/jpeg')),
    await request(sandbox, UPLOAD, form(new TextEncoder().encode('BM……'), {}, 'image/bmp')),
  ];
  expect(refusals.map(({ status, body }) => `${status} ${(body as { detail: string }).detail}`)).toEqual([
    '415 Not an image',
    '415 Failed to read image',
    '415 Failed to read image',
    '415 Failed to read image',
    '500 Failed to create image',
    '500 Failed to create image',
    '501 Not implemented by the sandbox: BMP images',
  ]);
  expect(await bodyOf(sandbox, 'GET /api/v1/images/')).toMatchObject({ total: 0 });
});

test('checks the board before the image, and rejects none and an empty id', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ boards: [{ board_id: 'x' }] });
  const { body: nothing } = form(new Uint8Array());
  for (const id of ['nope', 'none', '']) {
    expect(await request(sandbox, `${UPLOAD}&board_id=${id}`, { body: nothing })).toMatchObject({ status: 404 });
  }
  expect(await bodyOf(sandbox, `${UPLOAD}&board_id=x`, form(await png()))).toMatchObject({ board_id: 'x' });
});

test('reports all errors of the form at once', async () => {
  using sandbox = createSandbox();
  const { status, body } = await request(sandbox, 'POST /api/v1/images/upload?is_intermediate=maybe');
  expect(status).toBe(422);
  expect(body).toMatchObject({
    detail: [
      { type: 'missing', loc: ['query', 'image_category'], msg: 'Field required', input: null },
      { type: 'bool_parsing', loc: ['query', 'is_intermediate'], input: 'maybe' },
      { type: 'missing', loc: ['body', 'file'] },
    ],
  });
});
