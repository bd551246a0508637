import { createRepositories } from '@x/repositories/repositories';
import { createSandbox } from '@x/sandbox/sandbox';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, onTestFinished, test } from 'vitest';

import { withFolder } from '../../src/runner/temporary-folder.js';
import { difference } from '../../src/transfers/contents.js';
import { fillGallery } from '../../src/transfers/fill-gallery.js';
import { roundTrip } from '../../src/transfers/round-trip.js';

/** Returns the repositories of an empty sandbox, which does nothing with requests that end in `ignored`. */
function emptyServer(ignored?: string) {
  const sandbox = createSandbox();
  onTestFinished(() => sandbox.close());
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (ignored === undefined || !request.url.endsWith(ignored)) return sandbox.fetch(request);
    return Response.json({ affected_boards: [], starred_images: (await request.json()).image_names });
  };
  return createRepositories(createHttpTransport({ baseUrl: 'http://sandbox', fetch }));
}

test('a gallery is the same after an archive, an empty server and another archive', async () => {
  const from = emptyServer();
  const items = await fillGallery(from, 20);
  const { counts, lines, problems } = await withFolder((folder) => roundTrip(folder, from, async () => emptyServer()));
  expect(problems).toEqual([]);
  expect(counts.done).toBe(items);
  expect(lines).toBe(items + 3);
});

test('a star that is lost on the way is found', async () => {
  const from = emptyServer();
  await fillGallery(from, 8);
  const forgetful = async () => emptyServer('/images/star');
  const { problems } = await withFolder((folder) => roundTrip(folder, from, forgetful));
  expect(problems.filter((problem) => /^lost: .*"starred":true/.test(problem))).not.toEqual([]);
});

test('an item that is there twice, or not at all, is a difference', () => {
  expect(difference(['a', 'b', 'b'], ['b', 'c'])).toEqual(['lost: a', 'lost: b', 'added: c']);
  expect(difference(['a'], ['a', 'a'])).toEqual(['added: a']);
});
