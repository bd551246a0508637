import assert from 'node:assert/strict';
import { png, toBlob } from '../../images/png.js';
import { withText } from '../../images/png-text.js';
import { record } from '../../record.js';
import { scenario } from '../../runner/scenario.js';
import type { ScenarioContext } from '../../runner/scenario-context.js';

const metadata = { positive_prompt: 'a fox', seed: 3, model: { key: 'k', name: 'tiny' } };
const workflow = JSON.stringify({
  name: 'Portrait',
  author: '',
  description: '',
  version: '1.0.0',
  contact: '',
  tags: '',
  notes: '',
  exposedFields: [],
  meta: { version: '3.0.0', category: 'user' },
  nodes: [],
  edges: [],
  form: null,
});
const graph = JSON.stringify({ id: 'g', nodes: {}, edges: [] });

async function readBack({ client }: ScenarioContext, image_name: string): Promise<void> {
  const { images } = client.repositories;
  await images.get(image_name);
  await images.metadata(image_name);
  await images.workflow(image_name);
  await images.full(image_name);
}

const embedded = (text: Readonly<Record<string, string>>) => async (context: ScenarioContext) => {
  const { image_name } = await context.image({}, await png({ text }));
  await readBack(context, image_name);
};

/** Uploads with a metadata field that the SDK would not send. */
async function uploadWith({ raw }: ScenarioContext, file: Blob, part: string): Promise<string> {
  const form = new FormData();
  form.set('file', file, 'image.png');
  form.set('metadata', part);
  const query = { image_category: 'user', is_intermediate: false };
  const { status, body } = await raw('POST /api/v1/images/upload', { query, body: form });
  assert.equal(status, 201);
  return String(record(body)['image_name']);
}

export const scenarios = [
  scenario('metadata embedded in a PNG is kept', embedded({ invokeai_metadata: JSON.stringify(metadata) })),
  scenario(
    'metadata in other scripts is kept',
    embedded({ invokeai_metadata: JSON.stringify({ positive_prompt: '狐 и лиса 🦊' }) }),
  ),
  scenario('a workflow embedded in a PNG is kept', embedded({ invokeai_workflow: workflow })),
  scenario('a graph embedded in a PNG is kept', embedded({ invokeai_graph: graph })),
  scenario(
    'metadata, workflow and graph are kept together',
    embedded({ invokeai_metadata: JSON.stringify(metadata), invokeai_workflow: workflow, invokeai_graph: graph }),
  ),
  scenario('text chunks of other programs are dropped', embedded({ parameters: 'a fox\nSteps: 20', Comment: 'hello' })),
  scenario('embedded metadata that is not JSON is dropped', embedded({ invokeai_metadata: '{"seed": 3' })),
  scenario('embedded metadata that is not an object is dropped', embedded({ invokeai_metadata: '[1, 2]' })),
  scenario(
    'an invalid embedded workflow or graph is dropped',
    embedded({ invokeai_workflow: '{"name": "half"}', invokeai_graph: '"nothing"' }),
  ),
  scenario('metadata embedded after the pixels is not read', async (context) => {
    const bytes = new Uint8Array(await (await png()).arrayBuffer());
    const late = withText(bytes, { invokeai_metadata: '{"seed": 1}' }, 'after pixels');
    const { image_name } = await context.image({}, toBlob(late, 'image/png'));
    await readBack(context, image_name);
  }),
  scenario('metadata of an upload replaces embedded metadata', async (context) => {
    const file = await png({ text: { invokeai_metadata: '{"seed": 1}', invokeai_graph: graph } });
    const { image_name } = await context.image({ metadata: { seed: 2, note: 'beside' } }, file);
    await readBack(context, image_name);
  }),
  scenario(
    'metadata of an upload is read back',
    async ({ client, image }) => {
      const { image_name } = await image({ metadata });
      assert.deepEqual(await client.repositories.images.metadata(image_name), metadata);
    },
    { since: '6.0.0' },
  ),
  ...['', '[1]', '"text"', 'null', '{"seed": 2', '7'].map((part) =>
    scenario(`invalid metadata is dropped together with embedded metadata: ${part || 'nothing'}`, async (context) => {
      const file = await png({ text: { invokeai_metadata: '{"seed": 1}' } });
      await readBack(context, await uploadWith(context, file, part));
    }),
  ),
  scenario('the text of metadata is kept unchanged', async (context) => {
    const image_name = await uploadWith(context, await png(), '{ "b" : 1.50,\n "a":"\\u00e9é", "c": 1e3, "b": 2 }');
    await readBack(context, image_name);
  }),
  scenario('an image without metadata has no metadata and no workflow', async (context) => {
    const { image_name, has_workflow } = await context.image();
    assert.equal(has_workflow, false);
    assert.equal(await context.client.repositories.images.metadata(image_name), undefined);
    await readBack(context, image_name);
  }),
];
