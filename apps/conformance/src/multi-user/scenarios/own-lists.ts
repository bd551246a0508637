import assert from 'node:assert/strict';

import { NotFoundError, PermissionError } from '@x/transport/errors';

import { userScenario } from '../user-scenario.js';
import type { User } from '../users.js';

/** Returns the number of images that a user can see, by each operation that lists them. */
async function seen({ client }: User): Promise<number[]> {
  const { images, gallery, boards, virtualBoards } = client.repositories;
  const days = await Array.fromAsync(virtualBoards.list());
  return [
    (await images.page({ offset: 0, limit: 0 })).total,
    (await images.names()).total_count,
    (await gallery.names()).total_count,
    (await images.page({ board_id: 'none', offset: 0, limit: 0 })).total,
    (await boards.imageNames('none')).length,
    days.reduce((sum, day) => sum + day.image_count + day.asset_count, 0),
  ];
}

export const scenarios = [
  userScenario('without a board users see their own images, administrators all', async ({ ada, ben, admin }) => {
    const before = { ada: await seen(ada), ben: await seen(ben), admin: await seen(admin) };
    await ada.image();
    const one = (counts: readonly number[]) => counts.map((count) => count + 1);
    assert.deepEqual(await seen(ada), one(before.ada));
    assert.deepEqual(await seen(ben), before.ben);
    assert.deepEqual(await seen(admin), one(before.admin));
  }),
  userScenario('an unknown board returns 404, except for administrators', async ({ ada, admin }) => {
    const query = { board_id: 'nobody', offset: 0, limit: 5 };
    await assert.rejects(ada.client.repositories.images.page(query), NotFoundError);
    await assert.rejects(ada.client.repositories.gallery.page(query), NotFoundError);
    await assert.rejects(ada.client.repositories.bulkDownloads.start({ board_id: 'none' }), NotFoundError);
    assert.equal((await admin.client.repositories.images.page(query)).total, 0);
  }),
  userScenario('users count their own intermediate images, administrators clear all', async ({ ada, ben, admin }) => {
    const { images } = ben.client.repositories;
    const before = await images.countIntermediates();
    await ada.image({ is_intermediate: true });
    assert.equal(await images.countIntermediates(), before);
    await assert.rejects(images.clearIntermediates({ destroy: true }), PermissionError);
    assert.ok((await admin.client.repositories.images.clearIntermediates({ destroy: true })) >= 1);
  }),
  userScenario('deleting uncategorized images deletes those of the same user', async ({ ada, ben }) => {
    const kept = await ada.image();
    const own = await ben.image();
    const { deleted_images } = await ben.client.repositories.images.deleteUncategorized({ destroy: true });
    assert.ok(deleted_images.includes(own.image_name));
    assert.equal(await ada.client.repositories.images.exists(kept.image_name), true);
  }),
];
