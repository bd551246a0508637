import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

export const scenarios = [
  scenario(
    'two boards are merged into a third and deleted',
    async ({ client, board, images }) => {
      const [one, two, target] = [await board('One'), await board('Two'), await board('Target')];
      const names = [
        ...namesOf(await images(3, () => ({ board_id: one.board_id }))),
        ...namesOf(await images(2, (index) => ({ board_id: two.board_id, is_intermediate: index === 1 }))),
      ];
      const { boards } = client.repositories;
      const sources = [one.board_id, two.board_id];
      const options = { deleteSources: true };
      await client.services.boards.merge(sources, { boardId: target.board_id }, options).run();
      assert.deepEqual(new Set(await boards.imageNames(target.board_id)), new Set(names));
      const left = await Array.fromAsync(boards.list());
      assert.equal(left.filter(({ board_id }) => sources.includes(board_id)).length, 0);
    },
    { exclusive: true, since: '6.0.0' },
  ),
  scenario(
    'the plan of a merge changes nothing',
    async ({ client, board, images }) => {
      const [source, target] = [await board('Source'), await board('Target')];
      await images(2, () => ({ board_id: source.board_id }));
      await client.services.boards.merge([source.board_id], { boardId: target.board_id }).plan();
      assert.equal((await client.repositories.boards.imageNames(source.board_id)).length, 2);
    },
    { since: '6.0.0' },
  ),
  scenario(
    'a board is split by star',
    async ({ client, board, images }) => {
      const [source, best] = [await board('All'), await board('Best')];
      const made = await images(4, () => ({ board_id: source.board_id }));
      const starred = namesOf(made.slice(0, 2));
      await client.repositories.images.starMany(starred);
      await client.services.boards.split(source.board_id, { boardId: best.board_id }, (image) => image.starred).run();
      assert.deepEqual(new Set(await client.repositories.boards.imageNames(best.board_id)), new Set(starred));
      assert.equal((await client.repositories.boards.imageNames(source.board_id)).length, 2);
    },
    { since: '6.0.0' },
  ),
  scenario(
    'an emptied board keeps no image, and its images still exist',
    async ({ client, board, images }) => {
      const { board_id } = await board();
      const names = namesOf(await images(3, () => ({ board_id })));
      await client.services.boards.empty(board_id).run();
      assert.deepEqual(await client.repositories.boards.imageNames(board_id), []);
      assert.equal((await client.repositories.images.getMany(names)).length, 3);
    },
    { since: '6.0.0' },
  ),
  scenario(
    'a board is duplicated with stars and metadata',
    async ({ client, board, image }) => {
      const { board_id } = await board('Original');
      const { image_name } = await image({ board_id, image_category: 'general', metadata: { seed: 9 } });
      await client.repositories.images.starMany([image_name]);
      const { copied, board: copy } = await client.services.boards.duplicate(board_id, 'A copy of its own').run();
      assert.equal(copied.length, 1);
      const [name = ''] = await client.repositories.boards.imageNames(copy?.board_id ?? '');
      assert.equal((await client.repositories.images.get(name)).starred, true);
      assert.deepEqual(await client.repositories.images.metadata(name), { seed: 9 });
    },
    { since: '6.0.0' },
  ),
];
