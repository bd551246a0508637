import assert from 'node:assert/strict';
import { png } from '../../images/png.js';
import { record } from '../../record.js';
import { scenario } from '../../runner/scenario.js';
import type { ScenarioContext } from '../../runner/scenario-context.js';

const texts = [
  '{"positive_prompt": "A Red FOX", "seed": 3}',
  '{"positive_prompt":"a green fox_trot","seed":33}',
  '{"positive_prompt": "100% cotton"}',
  '{"positive_prompt": "GRÜN und grün"}',
  '{"positive_prompt": "狐"}',
  '{"positive_prompt": "it\'s \\"quoted\\" \\\\ slashed"}',
];

async function fill({ board, image }: ScenarioContext): Promise<string> {
  const { board_id } = await board();
  for (const text of texts) await image({ board_id }, await png({ text: { invokeai_metadata: text } }));
  await image({ board_id });
  return board_id;
}

const terms = ['fox', 'FOX', 'Fox_', '100% c', '%', '_', '"seed": 3', '"seed":3', 'seed', 'grün', 'GRÜN', 'gr', '狐'];
const odd = ["it's", '\\', 'quoted', 'nothing', ' ', 'positive_prompt', '{', '20', '-', '[a-f]', 'a%fox', "'; --"];

export const scenarios = [
  scenario('a search matches the text of metadata, ignoring the case of ASCII letters', async (context) => {
    const board_id = await fill(context);
    for (const search_term of terms) await context.client.repositories.images.names({ board_id, search_term });
  }),
  scenario('a search takes every character literally, except two', async (context) => {
    const board_id = await fill(context);
    for (const search_term of odd) await context.client.repositories.images.names({ board_id, search_term });
  }),
  scenario('a search can be combined with other filters and with paging', async (context) => {
    const board_id = await fill(context);
    const { images, gallery } = context.client.repositories;
    assert.equal((await images.page({ board_id, search_term: 'fox', offset: 1, limit: 1 })).total, 2);
    assert.equal(
      (await images.page({ board_id, search_term: 'fox', categories: ['mask'], offset: 0, limit: 5 })).total,
      0,
    );
    await images.page({ board_id, search_term: 'fox', order_dir: 'ASC', starred_first: false, offset: 0, limit: 5 });
    assert.equal((await gallery.names({ board_id, search_term: 'fox' })).total_count, 2);
    assert.equal((await gallery.page({ board_id, search_term: 'FOX', offset: 0, limit: 1 })).total, 2);
    await gallery.names({ board_id, search_term: '100% c' });
  }),
  scenario('an empty search filters nothing', async (context) => {
    const board_id = await fill(context);
    const query = { board_id, search_term: '' };
    assert.equal(record((await context.raw('GET /api/v1/images/', { query })).body)['total'], 7);
    await context.raw('GET /api/v1/gallery/item_names', { query });
  }),
  scenario(
    'images are found by their metadata',
    async ({ client, board, image }) => {
      const { board_id } = await board();
      const { image_name } = await image({ board_id, metadata: { positive_prompt: 'a lighthouse at night' } });
      await image({ board_id, metadata: { positive_prompt: 'a harbour' } });
      const found = await Array.fromAsync(client.services.gallery.search('LIGHTHOUSE', { board_id }));
      assert.deepEqual(
        found.map((one) => one.image_name),
        [image_name],
      );
    },
    { since: '6.0.0' },
  ),
];
