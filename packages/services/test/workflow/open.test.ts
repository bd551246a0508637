import { deflateSync } from 'node:zlib';

import { InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { invocation, workflowDocument } from '../support/workflow-document.js';
import { createWorkflowFixture } from '../support/workflow-fixture.js';

const document = workflowDocument([invocation('blank', 'blank_image', { width: 8 }, { isIntermediate: false })], [], {
  name: 'Blank',
});
const input = JSON.parse(JSON.stringify(document));

test('a workflow of the library is opened by its id, and by its exact name', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  const { workflow_id: id } = await repositories.workflows.create(input);
  expect((await workflows.open(id)).document.id).toBe(id);
  expect((await workflows.open('Blank')).document.id).toBe(id);
  await expect(workflows.open('Blnk')).rejects.toThrow(
    'source: no workflow has the id or name "Blnk"; did you mean "Blank"?',
  );
});

test('a workflow whose name begins with a brace is opened by its name', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  await repositories.workflows.create({ ...input, name: '{draft} fox' });
  expect((await workflows.open('{draft} fox')).document.name).toBe('{draft} fox');
});

test('a name that several workflows have is refused with their ids', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  const [one, two] = [await repositories.workflows.create(input), await repositories.workflows.create(input)];
  const error: unknown = await workflows.open('Blank').catch((refusal: unknown) => refusal);
  expect(error).toBeInstanceOf(InputError);
  expect(String(error)).toContain('2 workflows are named "Blank"');
  for (const { workflow_id } of [one, two]) expect(String(error)).toContain(workflow_id);
});

test('an image of a workflow opens with the values that were run, by its name and from its file', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  const run = await (await workflows.open(document)).run({ 'blank.width': 24 });
  const [name = ''] = Object.values(await run.outputs()).flat();
  const file = await repositories.images.full(name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  for (const source of [{ image: name }, { image: await repositories.images.get(name) }, file, bytes]) {
    const { document } = await workflows.open(source);
    expect(document.nodes[0]).toMatchObject({ data: { inputs: { width: { value: 24 } } } });
  }
});

test('a video opens with the workflow that made it, and one without is refused', async () => {
  const { workflows, sandbox, repositories } = await createWorkflowFixture();
  const { videos } = await sandbox.seed({ videos: [{ workflow: JSON.stringify(document) }, {}] });
  const [made = '', other = ''] = videos.map(({ video_name }) => video_name);
  for (const video of [made, await repositories.videos.get(made)]) {
    expect((await workflows.open({ video })).outputs).toMatchObject([{ nodeId: 'blank' }]);
  }
  await expect(workflows.open({ video: other })).rejects.toThrow('has no workflow in it');
  const wrong = workflows.open({ video: 5 } as never);
  await expect(wrong).rejects.toThrow('must be the name of a video, or a `Video`, got 5');
});

test('a document opens as an object, as JSON text, and as a record of the library', async () => {
  const { workflows, repositories } = await createWorkflowFixture();
  const record = await repositories.workflows.create(input);
  const text = JSON.stringify(document);
  for (const source of [document, text, `\uFEFF${text}`, record.workflow]) {
    expect((await workflows.open(source)).outputs).toMatchObject([{ nodeId: 'blank', isIntermediate: false }]);
  }
});

test.each([
  [5, 'must be an id, a name, a document, { image }, { video }, or the file of a picture, got 5'],
  [[], 'got a list of 0 items'],
  ['', 'must be an id or a name, got ""'],
  ['{', 'the workflow in the text is no JSON'],
  [{ nodes: [], edges: [] }, 'meta.version must be a version such as "4.0.0", got none'],
  [{ image: 5 }, 'must be the name of an image, or an `Image`, got 5'],
  [new Uint8Array(100), 'must be a PNG'],
  [{ ...document, nodes: [{ id: 'x' }] }, 'is no workflow that can be opened: nodes.0'],
])('%j is no workflow', async (source, message) => {
  const { workflows } = await createWorkflowFixture();
  const given: never = source as never;
  await expect(workflows.open(given)).rejects.toThrow(message);
  await expect(workflows.open(given)).rejects.toThrow(InputError);
});

test('an image without a workflow is refused', async () => {
  const { workflows, sandbox } = await createWorkflowFixture();
  const { images } = await sandbox.seed({ images: [{}] });
  await expect(workflows.open({ image: images[0]?.image_name ?? '' })).rejects.toThrow('has no workflow in it');
});

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A chunk of a PNG, whose checksum nothing reads. */
function chunk(type: string, ...data: readonly Buffer[]): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.concat(data).length);
  return Buffer.concat([length, bytes(type), ...data, Buffer.alloc(4)]);
}

const json = JSON.stringify({ ...document, name: 'Größe' });
const key = bytes('invokeai_workflow\0');

test.each([
  ['tEXt', [key, Buffer.from(json, 'latin1')]],
  ['zTXt', [key, bytes('\0'), deflateSync(bytes(json))]],
  ['iTXt', [key, bytes('\0\0\0\0'), Buffer.from(json)]],
  ['iTXt', [key, bytes('\x01\0de\0Name\0'), deflateSync(json)]],
])('the workflow in a chunk %s of a picture is read, whatever is before it', async (type, data) => {
  const { workflows } = await createWorkflowFixture();
  const before = [chunk('IHDR', Buffer.alloc(13)), chunk('tEXt', bytes('invokeai_metadata\0{}'))];
  const picture = Buffer.concat([bytes('\x89PNG\r\n\x1a\n'), ...before, chunk(type, ...data), chunk('IEND')]);
  expect((await workflows.open(picture)).document.name).toBe('Größe');
  await expect(workflows.open(picture.subarray(0, 100))).rejects.toThrow('the picture has no workflow in it');
});
