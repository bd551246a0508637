import { createClient } from '@x/resources/client';

import { png } from '../images/png.js';
import { FIRST_BOARD } from './phases/gallery.js';

/** Creates what the gallery shows when the page is opened: a board with an image, and an image on none. */
export async function prepare(baseUrl: string): Promise<void> {
  const { boards, images } = createClient({ baseUrl }).repositories;
  const { board_id } = await boards.create({ board_name: FIRST_BOARD });
  for (const input of [{ board_id }, {}]) {
    await images.upload(await png({ width: 80, height: 60 }), { image_category: 'general', ...input });
  }
}
