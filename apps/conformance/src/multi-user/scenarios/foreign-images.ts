import assert from 'node:assert/strict';

import { NotFoundError, PermissionError } from '@x/transport/errors';

import { userScenario } from '../user-scenario.js';

const missing = '00000000-0000-4000-8000-000000000000.png';

export const scenarios = [
  userScenario('an uncategorized image is readable by its owner and administrators', async ({ ada, ben, admin }) => {
    const { image_name } = await ada.image();
    const { images } = ben.client.repositories;
    for (const read of ['get', 'full', 'thumbnail', 'metadata', 'workflow', 'urls'] as const) {
      await assert.rejects(images[read](image_name), PermissionError, read);
      await assert.rejects(images[read](missing), NotFoundError, read);
      await ada.client.repositories.images[read](image_name);
      await admin.client.repositories.images[read](image_name);
    }
  }),
  userScenario('changing an image of another user fails like changing a missing one', async ({ ada, ben }) => {
    const { image_name } = await ada.image();
    const { boards, images } = ben.client.repositories;
    const { board_id } = await ben.board();
    for (const name of [image_name, missing]) {
      await assert.rejects(images.update(name, { starred: true }), PermissionError);
      await assert.rejects(images.delete(name), PermissionError);
      await assert.rejects(boards.addImage(board_id, name), PermissionError);
    }
    assert.equal((await ada.client.repositories.images.get(image_name)).starred, false);
  }),
  userScenario('batches skip images of other users', async ({ ada, ben }) => {
    const foreign = await ada.image();
    const own = await ben.image();
    const names = [foreign.image_name, missing, own.image_name];
    const { board_id } = await ben.board();
    const { boards, images } = ben.client.repositories;
    assert.deepEqual((await images.starMany(names)).starred_images, [own.image_name]);
    assert.deepEqual((await images.unstarMany(names)).unstarred_images, [own.image_name]);
    assert.deepEqual((await boards.addImages(board_id, names)).added_images, [own.image_name]);
    assert.deepEqual(
      (await images.getMany(names)).map(({ image_name }) => image_name),
      [own.image_name],
    );
    assert.deepEqual((await images.deleteMany(names)).deleted_images, [own.image_name]);
    assert.equal(await ada.client.repositories.images.exists(foreign.image_name), true);
  }),
  userScenario('removing an uncategorized image of another user from boards has no effect', async ({ ada, ben }) => {
    const { image_name } = await ada.image();
    const { boards } = ben.client.repositories;
    assert.deepEqual((await boards.removeImages([image_name])).removed_images, [image_name]);
  }),
  userScenario(
    'images of others on a private board are listed to its owner, but not readable',
    async ({ ada, ben }) => {
      const { board_id } = await ada.board('public');
      const { image_name } = await ben.image({ board_id });
      const { boards, images } = ada.client.repositories;
      await boards.update(board_id, { board_visibility: 'private' });
      assert.deepEqual(await boards.imageNames(board_id), [image_name]);
      assert.equal((await images.page({ board_id, offset: 0, limit: 5 })).items[0]?.image_name, image_name);
      await assert.rejects(images.get(image_name), PermissionError);
      assert.deepEqual(await images.getMany([image_name]), []);
      assert.deepEqual((await images.delete(image_name)).deleted_images, [image_name]);
    },
  ),
];
