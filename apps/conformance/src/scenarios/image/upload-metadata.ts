import assert from 'node:assert/strict';
import { labelled, png } from '../../images/png.js';
import { withText } from '../../images/png-text.js';
import { record } from '../../record.js';
import { scenario } from '../../runner/scenario.js';
import type { Stage } from '../../runner/scenario-context.js';

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

async function readBack({ client }: Stage, image_name: string): Promise<void> {
  const { images } = client.repositories;
  await images.get(image_name);
  await images.metadata(image_name);
  await images.workflow(image_name);
  await images.full(image_name);
}

const embedded = (text: Readonly<Record<string, string>>) => async (stage: Stage) => {
  const { image_name } = await stage.image({}, await png({ text }));
  await readBack(stage, image_name);
};

/** Uploads with a metadata part that the SDK would refuse. */
async function uploadWith({ raw }: Stage, picture: Blob, part: string): Promise<string> {
  const form = new FormData();
  form.set('file', picture, 'picture.png');
  form.set('metadata', part);
  const query = { image_category: 'user', is_intermediate: false };
  const { status, body } = await raw('POST /api/v1/images/upload', { query, body: form });
  assert.equal(status, 201);
  return String(record(body)['image_name']);
}

export const scenarios = [
  scenario('metadata embedded in a PNG is kept', embedded({ invokeai_metadata: JSON.stringify(metadata) })),
  scenario(
    'metadata in the letters of other scripts is kept',
    embedded({ invokeai_metadata: JSON.stringify({ positive_prompt: '狐 и лиса 🦊' }) }),
  ),
  scenario('a workflow embedded in a PNG is kept', embedded({ invokeai_workflow: workflow })),
  scenario('a graph embedded in a PNG is kept', embedded({ invokeai_graph: graph })),
  scenario(
    'metadata, workflow and graph are kept together',
    embedded({ invokeai_metadata: JSON.stringify(metadata), invokeai_workflow: workflow, invokeai_graph: graph }),
  ),
  scenario('what other programs embedded is dropped', embedded({ parameters: 'a fox\nSteps: 20', Comment: 'hello' })),
  scenario('embedded metadata that is no JSON is dropped', embedded({ invokeai_metadata: '{"seed": 3' })),
  scenario('embedded metadata that is no object is dropped', embedded({ invokeai_metadata: '[1, 2]' })),
  scenario(
    'an embedded workflow or graph that is none is dropped',
    embedded({ invokeai_workflow: '{"name": "half"}', invokeai_graph: '"nothing"' }),
  ),
  scenario('what is embedded behind the pixels is not read', async (stage) => {
    const bytes = new Uint8Array(await (await png()).arrayBuffer());
    const late = withText(bytes, { invokeai_metadata: '{"seed": 1}' }, 'behind the pixels');
    const { image_name } = await stage.image({}, labelled(late, 'image/png'));
    await readBack(stage, image_name);
  }),
  scenario('metadata sent beside a PNG takes the place of what is in it', async (stage) => {
    const picture = await png({ text: { invokeai_metadata: '{"seed": 1}', invokeai_graph: graph } });
    const { image_name } = await stage.image({ metadata: { seed: 2, note: 'beside' } }, picture);
    await readBack(stage, image_name);
  }),
  scenario(
    'metadata sent beside a picture is read back',
    async ({ client, image }) => {
      const { image_name } = await image({ metadata });
      assert.deepEqual(await client.repositories.images.metadata(image_name), metadata);
    },
    { since: '6.0.0' },
  ),
  ...['', '[1]', '"text"', 'null', '{"seed": 2', '7'].map((part) =>
    scenario(`metadata sent as ${part || 'nothing'} is dropped, and the embedded one with it`, async (stage) => {
      const picture = await png({ text: { invokeai_metadata: '{"seed": 1}' } });
      await readBack(stage, await uploadWith(stage, picture, part));
    }),
  ),
  scenario('the text of metadata is kept as it was written', async (stage) => {
    const image_name = await uploadWith(stage, await png(), '{ "b" : 1.50,\n "a":"\\u00e9é", "c": 1e3, "b": 2 }');
    await readBack(stage, image_name);
  }),
  scenario('an image without metadata has none, and no workflow', async (stage) => {
    const { image_name, has_workflow } = await stage.image();
    assert.equal(has_workflow, false);
    assert.equal(await stage.client.repositories.images.metadata(image_name), undefined);
    await readBack(stage, image_name);
  }),
];
