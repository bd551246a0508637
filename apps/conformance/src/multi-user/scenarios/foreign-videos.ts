import assert from 'node:assert/strict';

import type { BoardVisibility } from '@x/models/board';
import type { VideoUpload } from '@x/repositories/video';
import { makeVideoFile } from '@x/sandbox/make-video-file';
import { NotFoundError, PermissionError } from '@x/transport/errors';

import { userScenario } from '../user-scenario.js';
import type { User } from '../users.js';

const missing = '00000000-0000-4000-8000-000000000000.mp4';

/** Uploads a video of a user: one at a time, because the server receives few at once. */
const upload = ({ client }: User, options: VideoUpload = {}) =>
  client.repositories.videos.upload(makeVideoFile(), options);

const READS = ['get', 'metadata', 'workflow'] as const;
const FILES = ['full', 'thumbnail', 'urls'];

async function statusesOf({ raw }: User, name: string, files = FILES): Promise<number[]> {
  const statuses: number[] = [];
  for (const file of files) statuses.push((await raw(`GET /api/v1/videos/i/${name}/${file}`)).status);
  return statuses;
}

async function assertUnreadable(user: User, name: string): Promise<void> {
  const { videos } = user.client.repositories;
  for (const read of READS) await assert.rejects(videos[read](name), PermissionError, read);
  assert.deepEqual(await statusesOf(user, name), [403, 403, 403]);
}

async function assertReadable(user: User, name: string): Promise<void> {
  const { videos } = user.client.repositories;
  for (const read of READS) await videos[read](name);
  // The sandbox draws another thumbnail.
  assert.deepEqual(await statusesOf(user, name, ['full', 'urls']), [200, 200]);
}

/** A video of somebody else can be changed or not; it is left as it is. */
async function assertUnchangeable(user: User, name: string): Promise<void> {
  const { videos } = user.client.repositories;
  await assert.rejects(videos.update(name, { starred: true }), PermissionError);
  await assert.rejects(videos.delete(name), PermissionError);
  assert.deepEqual((await videos.starMany([name])).starred_videos, []);
  assert.deepEqual((await videos.deleteMany([name])).deleted_videos, []);
}

async function shareOf({ ada }: { readonly ada: User }, visibility: BoardVisibility) {
  const { board_id } = await ada.board(visibility);
  const { video_name } = await upload(ada, { board_id });
  return { board_id, video_name };
}

export const scenarios = [
  userScenario('an uncategorized video is for its owner and administrators', async ({ ada, ben, admin }) => {
    const { video_name } = await upload(ada);
    await assertUnreadable(ben, video_name);
    await assertUnchangeable(ben, video_name);
    await assertReadable(ada, video_name);
    await assertReadable(admin, video_name);
    const { board_id } = await ben.board();
    await assert.rejects(ben.client.repositories.videos.addToBoard(video_name, board_id), PermissionError);
    const { videos } = ben.client.repositories;
    assert.equal((await videos.names()).video_names.includes(video_name), false);
    assert.equal((await admin.client.repositories.videos.names()).video_names.includes(video_name), true);
  }),
  userScenario('a missing video is not found where it is read, and refused where it is changed', async ({ ben }) => {
    const { videos } = ben.client.repositories;
    for (const read of READS) await assert.rejects(videos[read](missing), NotFoundError, read);
    await assert.rejects(videos.update(missing, { starred: true }), PermissionError);
    await assert.rejects(videos.delete(missing), PermissionError);
  }),
  userScenario('a video on a private board is for its owner and administrators', async (users) => {
    const { board_id, video_name } = await shareOf(users, 'private');
    await assertUnreadable(users.ben, video_name);
    await assertUnchangeable(users.ben, video_name);
    await assert.rejects(upload(users.ben, { board_id }), PermissionError);
    await assert.rejects(users.ben.client.repositories.videos.page({ board_id, offset: 0, limit: 5 }), PermissionError);
    await assertReadable(users.admin, video_name);
  }),
  userScenario('a video on a shared board is readable by others, and not theirs to change', async (users) => {
    const { board_id, video_name } = await shareOf(users, 'shared');
    const own = await upload(users.ben);
    await assertReadable(users.ben, video_name);
    await assertUnchangeable(users.ben, video_name);
    const { videos } = users.ben.client.repositories;
    await assert.rejects(upload(users.ben, { board_id }), PermissionError);
    await assert.rejects(videos.addToBoard(own.video_name, board_id), PermissionError);
    await assert.rejects(videos.removeFromBoard(video_name), PermissionError);
  }),
  userScenario('everybody can change the videos of a public board, add own ones, and delete them', async (users) => {
    const { board_id, video_name } = await shareOf(users, 'public');
    const { videos } = users.ben.client.repositories;
    await assertReadable(users.ben, video_name);
    assert.equal((await upload(users.ben, { board_id })).board_id, board_id);
    const own = await upload(users.ben);
    assert.deepEqual((await videos.addToBoard(own.video_name, board_id)).added_videos, [own.video_name]);
    assert.equal((await videos.update(video_name, { starred: true })).starred, true);
    assert.deepEqual((await videos.delete(video_name)).deleted_videos, [video_name]);
  }),
  userScenario('videos without a board are deleted for their owner alone', async ({ ada, ben }) => {
    const kept = await upload(ada);
    const own = await upload(ben);
    const { deleted_videos } = await ben.client.repositories.videos.deleteUncategorized({ destroy: true });
    assert.deepEqual(deleted_videos, [own.video_name]);
    assert.equal((await ada.client.repositories.videos.get(kept.video_name)).video_name, kept.video_name);
  }),
];
