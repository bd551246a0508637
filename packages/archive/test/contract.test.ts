import { afterEach } from 'vitest';
import { testBoards } from '../../repositories/test/contract/board-cases.js';
import { testVideos } from '../../repositories/test/contract/video-cases.js';
import { testWorkflows } from '../../repositories/test/contract/workflow-cases.js';

import type { Archive } from '../src/archive.js';
import { createArchive } from '../src/open-archive.js';
import { addImages } from './support/add-images.js';
import { temporaryFolder } from './support/temporary-folder.js';

const folder = temporaryFolder();

const opened: Archive[] = [];
afterEach(async () => {
  for (const archive of opened.splice(0)) await archive.close();
});

const subject = {
  name: 'in an archive',
  resizes: false,
  hasThumbnails: false,
  async open(images: Parameters<typeof addImages>[1]) {
    const archive = await createArchive(folder.next(), { sync: false });
    opened.push(archive);
    await addImages(archive, images);
    return archive;
  },
};

testBoards(subject);
testVideos(subject);
testWorkflows({ name: subject.name, open: async () => (await subject.open([])).workflows });
