import assert from 'node:assert/strict';

import { scenario } from '../../runner/scenario.js';
import { namesOf } from '../../runner/scenario-context.js';

export const scenarios = [
  scenario(
    'a new board is empty and is read back unchanged',
    async ({ client, board }) => {
      const made = await board('Landscapes');
      assert.equal(made.board_name, 'Landscapes');
      assert.equal(made.image_count + made.asset_count + made.video_count, 0);
      assert.equal(made.cover_image_name, null);
      const { boards } = client.repositories;
      assert.deepEqual((await boards.get(made.board_id)).board_name, 'Landscapes');
      assert.deepEqual(await boards.imageNames(made.board_id), []);
    },
    { since: '6.0.0' },
  ),
  scenario(
    'a renamed board keeps its images',
    async ({ client, board, image }) => {
      const { board_id } = await board('Draft');
      const { image_name } = await image({ board_id });
      const { boards } = client.repositories;
      assert.equal((await boards.update(board_id, { board_name: 'Final' })).board_name, 'Final');
      assert.equal((await boards.get(board_id)).board_name, 'Final');
      assert.deepEqual(await boards.imageNames(board_id), [image_name]);
    },
    { since: '6.0.0' },
  ),
  scenario(
    'an archived board is listed on request only, and can be read and restored',
    async ({ client, board }) => {
      const { board_id } = await board('Old work');
      const { boards } = client.repositories;
      assert.equal((await boards.update(board_id, { archived: true })).archived, true);
      assert.equal((await boards.get(board_id)).archived, true);
      assert.equal((await boards.update(board_id, { archived: false })).archived, false);
    },
    { since: '6.0.0' },
  ),
  scenario(
    'the visibility of a board can be changed',
    async ({ client, board }) => {
      const { board_id } = await board('Ours');
      const { boards } = client.repositories;
      for (const board_visibility of ['shared', 'public', 'private']) {
        const changed = await client.repositories.boards.update(board_id, { board_visibility });
        assert.equal(changed.board_visibility, board_visibility);
      }
      assert.equal((await boards.get(board_id)).board_visibility, 'private');
    },
    {},
  ),
  scenario(
    'a board is created with a visibility',
    async ({ client }) => {
      const board = await client.services.boards.create({ name: 'Public from birth', visibility: 'public' });
      assert.equal(board.board_visibility, 'public');
    },
    { since: '6.13.0' },
  ),
  scenario('an empty change changes nothing, not even the date', async ({ client, raw, board }) => {
    const { board_id } = await board();
    await client.repositories.boards.update(board_id, {});
    await raw(`PATCH /api/v1/boards/${board_id}`, {
      json: { board_name: null, archived: null, cover_image_name: null, board_visibility: null },
    });
    await client.repositories.boards.get(board_id);
    await client.repositories.boards.update(board_id, { board_name: 'Moved on' });
  }),
  scenario('several fields are changed at once', async ({ client, board }) => {
    const { board_id } = await board();
    const changed = await client.repositories.boards.update(board_id, {
      board_name: 'All of it',
      archived: true,
      board_visibility: 'public',
    });
    assert.deepEqual([changed.board_name, changed.archived, changed.board_visibility], ['All of it', true, 'public']);
  }),
  scenario('moving images does not change the date of a board', async ({ client, board, image }) => {
    const { board_id } = await board();
    const { image_name } = await image();
    await client.repositories.boards.addImage(board_id, image_name);
    const after = await client.repositories.boards.get(board_id);
    assert.equal(after.updated_at, after.created_at);
    assert.deepEqual(namesOf(await client.repositories.images.getMany([image_name])), [image_name]);
  }),
];
