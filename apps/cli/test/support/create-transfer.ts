import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { workOf } from '../../src/transfer/work.js';
import { makePictures } from './make-pictures.js';

/** Writes the pictures that an example uploads, and the beginning of a transfer that was killed. */
export async function createTransfer(folder: string, line: string): Promise<Readonly<Record<string, string>>> {
  const names = { PICTURE_FOLDER: join(folder, 'holidays'), DOWNLOAD_FOLDER: join(folder, 'download') };
  if (!/PICTURE_FOLDER|TRANSFER/.test(line)) return names;
  await mkdir(join(names.PICTURE_FOLDER, 'beach'), { recursive: true });
  const pictures = await makePictures(3);
  for (const [at, name] of ['first.png', 'second.png', 'beach/third.png'].entries()) {
    await writeFile(join(names.PICTURE_FOLDER, name), pictures[at] ?? '');
  }
  if (!/TRANSFER/.test(line)) return names;
  let id = '';
  const continueWith = (next: readonly string[]): void => {
    id = next[1] ?? '';
  };
  const host = { env: { XDG_STATE_HOME: folder }, platform: process.platform, home: folder, cwd: folder };
  const context = { host, line: ['images', 'upload', 'holidays'], continueWith };
  await (await workOf(context, { server: 'http://127.0.0.1:9090' })).open();
  return { ...names, TRANSFER: id };
}
