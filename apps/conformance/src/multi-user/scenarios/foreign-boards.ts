import assert from 'node:assert/strict';

import { PermissionError } from '@x/transport/errors';

import { userScenario } from '../user-scenario.js';
import type { User } from '../users.js';

const listed = async ({ client }: User) => Array.fromAsync(client.repositories.boards.list());
const has = async (user: User, id: string) => (await listed(user)).some(({ board_id }) => board_id === id);

/** Only the owner of a board and administrators can change the board itself. */
async function assertReadOnly({ client }: User, board_id: string): Promise<void> {
  const { boards } = client.repositories;
  await assert.rejects(boards.update(board_id, { board_name: 'Taken' }), PermissionError);
  await assert.rejects(boards.delete(board_id), PermissionError);
  await assert.rejects(boards.deleteWithContents(board_id, { destroy: true }), PermissionError);
}

async function assertNoUploads(user: User, board_id: string): Promise<void> {
  const { image_name } = await user.image();
  const { boards } = user.client.repositories;
  await assert.rejects(user.image({ board_id }), PermissionError);
  await assert.rejects(boards.addImage(board_id, image_name), PermissionError);
  await assert.rejects(boards.addImages(board_id, [image_name]), PermissionError);
}

export const scenarios = [
  userScenario('a private board is for its owner and administrators', async ({ ada, ben, admin }) => {
    const { board_id } = await ada.board('private');
    await ada.image({ board_id });
    const { boards, bulkDownloads, images } = ben.client.repositories;
    await assert.rejects(boards.get(board_id), PermissionError);
    await assert.rejects(boards.imageNames(board_id), PermissionError);
    await assert.rejects(images.page({ board_id, offset: 0, limit: 5 }), PermissionError);
    await assert.rejects(bulkDownloads.start({ board_id }), PermissionError);
    await assert.rejects(ben.client.repositories.gallery.names({ board_id }), PermissionError);
    await assertReadOnly(ben, board_id);
    await assertNoUploads(ben, board_id);
    assert.deepEqual(
      [await has(ada, board_id), await has(ben, board_id), await has(admin, board_id)],
      [true, false, true],
    );
    assert.equal((await admin.client.repositories.boards.imageNames(board_id)).length, 1);
  }),
  userScenario('a shared board is readable by others and writable by its owner', async ({ ada, ben }) => {
    const { board_id } = await ada.board('shared');
    const { image_name } = await ada.image({ board_id });
    const { boards, images } = ben.client.repositories;
    assert.equal((await boards.get(board_id)).board_visibility, 'shared');
    assert.deepEqual(await boards.imageNames(board_id), [image_name]);
    assert.equal((await images.get(image_name)).image_name, image_name);
    assert.equal((await images.full(image_name)).type, 'image/png');
    await assertReadOnly(ben, board_id);
    await assertNoUploads(ben, board_id);
    await assert.rejects(images.update(image_name, { starred: true }), PermissionError);
    await assert.rejects(images.delete(image_name), PermissionError);
    assert.equal(await has(ben, board_id), true);
  }),
  userScenario('everybody can add images to a public board and delete them', async ({ ada, ben }) => {
    const { board_id } = await ada.board('public');
    const [kept, lost] = [await ada.image({ board_id }), await ada.image({ board_id })];
    const own = await ben.image();
    const { boards, images } = ben.client.repositories;
    assert.deepEqual((await boards.addImages(board_id, [own.image_name])).added_images, [own.image_name]);
    assert.equal((await ben.image({ board_id })).board_id, board_id);
    assert.equal((await images.update(kept.image_name, { starred: true })).starred, true);
    assert.deepEqual((await images.delete(lost.image_name)).deleted_images, [lost.image_name]);
    assert.deepEqual((await boards.removeImages([kept.image_name])).removed_images, [kept.image_name]);
    await assertReadOnly(ben, board_id);
  }),
  userScenario('lists show the owner of a board to administrators only', async ({ ada, admin }) => {
    const { board_id, owner_username } = await ada.board();
    const ownerOf = async (user: User) =>
      (await listed(user)).find((board) => board.board_id === board_id)?.owner_username;
    assert.deepEqual([owner_username, await ownerOf(ada), await ownerOf(admin)], [null, null, 'ada']);
  }),
  userScenario('deleting a board with its contents deletes only images of the same user', async ({ ada, ben }) => {
    const { board_id } = await ada.board('public');
    const own = await ada.image({ board_id });
    const other = await ben.image({ board_id });
    const result = await ada.client.repositories.boards.deleteWithContents(board_id, { destroy: true });
    assert.deepEqual(result.deleted_images, [own.image_name]);
    assert.deepEqual(result.deleted_board_images, []);
    assert.equal((await ben.client.repositories.images.get(other.image_name)).board_id, null);
  }),
  userScenario('an administrator can change any board', async ({ ada, admin }) => {
    const { board_id } = await ada.board();
    const { boards } = admin.client.repositories;
    assert.equal((await boards.update(board_id, { board_name: 'Tidied' })).board_name, 'Tidied');
    assert.equal((await boards.delete(board_id)).board_id, board_id);
    assert.equal(await ada.client.repositories.boards.find(board_id), undefined);
  }),
];
