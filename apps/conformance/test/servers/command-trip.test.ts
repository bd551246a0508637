import { expect, test } from 'vitest';

import { withFolder } from '../../src/runner/temporary-folder.js';
import { commandTrip } from '../../src/transfers/command-trip.js';
import { countedSandbox } from '../../src/transfers/counted-sandbox.js';
import { fillGallery } from '../../src/transfers/fill-gallery.js';

test('the command line moves a gallery to another server, and its archives are alike', async () => {
  await using from = await countedSandbox();
  await using to = await countedSandbox();
  const items = await fillGallery(from.repositories, 12);
  const { imported, lines, problems } = await withFolder((folder) => commandTrip(folder, from.url, to.url));
  expect(problems).toEqual([]);
  expect(imported).toBe(items);
  expect(lines).toBe(items + 3);
});
