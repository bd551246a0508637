import { makeVideoFile } from '@x/sandbox/make-video-file';
import { HttpError, NotFoundError } from '@x/transport/errors';
import { describe, expect, test } from 'vitest';

import { collected } from '../support/operation.js';
import type { ContractSubject } from './contract-subject.js';

const file = makeVideoFile();

/** Tests that videos behave as those of a server. */
export function testVideos({ name, open }: ContractSubject): void {
  describe(`videos ${name}`, () => {
    test('an uploaded video is found, has its metadata and its bytes, and is deleted once', async () => {
      const { videos } = await open([]);
      const { video_name, ...video } = await videos.upload(file, { session_id: 's', metadata: { seed: 3 } });
      expect(video).toMatchObject({ video_category: 'user', is_intermediate: false, session_id: 's', board_id: null });
      expect(await videos.find(video_name)).toMatchObject(video);
      expect(await videos.metadata(video_name)).toEqual({ seed: 3 });
      expect((await videos.full(video_name)).size).toBe(file.length);
      const { deleted_videos } = await videos.delete(video_name);
      expect(deleted_videos).toEqual([video_name]);
      expect([await videos.find(video_name), await videos.exists(video_name)]).toEqual([undefined, false]);
      await expect(videos.delete(video_name)).rejects.toBeInstanceOf(NotFoundError);
    });

    test('results of many name the videos that do not exist', async () => {
      const { videos } = await open([]);
      const { video_name } = await videos.upload(file);
      const names = [video_name, 'gone.mp4', video_name];
      const lists = { failed_videos: ['gone.mp4'], affected_boards: ['none'] };
      expect(await videos.starMany(names)).toEqual({ starred_videos: [video_name], ...lists });
      expect(await videos.unstarMany(names)).toEqual({ unstarred_videos: [video_name], ...lists });
      expect(await videos.deleteMany(names)).toEqual({ deleted_videos: [video_name], ...lists });
    });

    test('a video moves between boards; a missing one is refused, or taken off all the same', async () => {
      const { boards, videos } = await open([]);
      const { board_id } = await boards.create({ board_name: 'b' });
      const { video_name } = await videos.upload(file);
      const added = await videos.addToBoard(video_name, board_id);
      expect([added.added_videos, added.affected_boards.toSorted()]).toEqual([
        [video_name],
        [board_id, 'none'].toSorted(),
      ]);
      expect((await boards.get(board_id)).video_count).toBe(1);
      await videos.removeFromBoard(video_name);
      expect((await videos.get(video_name)).board_id).toBeNull();
      await expect(videos.addToBoard(video_name, 'none')).rejects.toBeInstanceOf(NotFoundError);
      await expect(videos.addToBoard('gone.mp4', board_id)).rejects.toMatchObject({ status: 500 });
      expect(await videos.removeFromBoard('gone.mp4')).toEqual({
        removed_videos: ['gone.mp4'],
        affected_boards: ['none'],
      });
    });

    test('lists are filtered and ordered as those of images', async () => {
      const { boards, gallery, images, videos } = await open([]);
      const { board_id } = await boards.create({ board_name: 'b' });
      const first = await videos.upload(file, { board_id, metadata: { prompt: 'A bridge' } });
      const second = await videos.upload(file, { board_id, video_category: 'mask', is_intermediate: true });
      await videos.upload(file);
      await videos.starMany([first.video_name]);
      const names = [first.video_name, second.video_name];
      expect((await videos.names({ board_id })).video_names).toEqual(names);
      expect((await collected(videos.list({ board_id }))).map(({ video_name }) => video_name)).toEqual(names);
      expect((await videos.page({ board_id, offset: 1, limit: 1 })).items).toMatchObject([{ video_name: names[1] }]);
      expect((await videos.names({ search_term: 'BRIDGE' })).video_names).toEqual([first.video_name]);
      expect((await videos.names({ categories: ['mask'] })).video_names).toEqual([second.video_name]);
      expect((await videos.names({ video_origin: 'internal' })).total_count).toBe(0);
      expect((await gallery.names({ board_id, is_intermediate: false })).item_names).toEqual([first.video_name]);
      expect((await images.names()).total_count).toBe(0);
    });

    test('an update of a missing video is refused', async () => {
      const { videos } = await open([]);
      await expect(videos.update('gone.mp4', { starred: true })).rejects.toBeInstanceOf(HttpError);
      const { video_name } = await videos.upload(file);
      expect(await videos.update(video_name, { starred: true, session_id: 's' })).toMatchObject({
        starred: true,
        session_id: 's',
      });
    });
  });
}
