import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { makeVideo } from '@x/sandbox/make-video';
import { makeVideoFile } from '@x/sandbox/make-video-file';

import { createArchive } from '../../src/open-archive.js';
import type { SealOptions } from '../../src/seal-options.js';
import { recorded } from './add-images.js';

/** Metadata with an integer that a double cannot hold. */
export const metadata = '{"seed": 18446744073709551615, "model": {"key": "k", "base": "sd-1", "type": "main"}}';

/** Creates and seals an archive with three images, a video and a board, and closes it. */
export async function sealedArchive(folder: string, options?: SealOptions): Promise<void> {
  await using archive = await createArchive(folder, { name: 'Foxes', sync: false });
  await archive.addBoard(makeBoard({ board_id: 'b', board_name: 'Brücken 🌉' }));
  const created_at = '2026-11-25 02:49:43.110'; // names a folder
  await archive.add(recorded(makeImage({ image_name: 'a.png', board_id: 'b', created_at }), { metadata }));
  await archive.add(recorded(makeImage({ image_name: 'A.png', created_at })));
  await archive.add(recorded(makeImage({ image_name: '日本\n.png', starred: true, created_at }), { graph: '{}' }));
  const open = async () => new Blob([makeVideoFile()]).stream();
  await archive.add({ kind: 'video', record: makeVideo({ video_name: 'v.mp4', board_id: 'b', created_at }), open });
  await archive.seal(options);
}
