import { createMemoryRepositories } from '@x/repositories/test';
import { ConnectionError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { createServices } from '../../src/services.js';

test('a copy of a video whose response was lost is found among the newest, and not made again', async () => {
  const repositories = createMemoryRepositories();
  const { server } = repositories;
  const a = server.addBoard('a');
  server.addImage(a);
  const videos = [server.addVideo(a), server.addVideo(a)];
  let uploads = 0;
  server.onRequest(async (request, next) => {
    await next();
    if (request === 'videos.upload' && ++uploads === 1) throw new ConnectionError(request, 'connection reset');
  });
  const { board, copied, failed, unknown } = await createServices(repositories).boards.duplicate(a, 'copy').run();
  expect({ failed, unknown }).toEqual({ failed: [], unknown: [] });
  expect(copied).toHaveLength(3);
  expect(server.videosOn(board?.board_id ?? '').map((name) => server.videos.get(name)?.session_id)).toEqual(videos);
  expect(server.requestCount('videos.upload')).toBe(2);
  expect(server.requests.slice(server.requests.indexOf('videos.upload'))).not.toContain('images.page');
});
