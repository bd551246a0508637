import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';

import type { Seed, Seeded } from '../../seed.js';
import type { EngineState } from '../engine/engine-state.js';
import { SYSTEM } from '../http/identity.js';
import { makeBoard } from '../records/make-board.js';
import { makeImage } from '../records/make-image.js';
import { makeModel } from '../records/make-model.js';
import { makeVideo } from '../records/make-video.js';
import { insertModel } from '../records/model/model.js';
import { insertVideo } from '../records/video.js';
import { toTimestamp } from '../storage/timestamp.js';
import { smallVideo } from '../video/write-mp4.js';
import { writeSeedFiles } from './seed-file.js';

/** The file that all seeded videos share. */
const VIDEO_FILE = 'seeded.mp4';

/** Inserts all records in the order given, one millisecond apart, the last one with the current time. */
export async function seedState(state: EngineState, seed: Seed): Promise<Seeded> {
  const { boards = [], images = [], videos = [], models = [] } = seed;
  const { clock, uuid } = state;
  if (videos.length > 0) await state.files.write(VIDEO_FILE, { full: smallVideo() });
  const now = clock().getTime();
  const times = (index: number, count: number) => {
    const moment = toTimestamp(new Date(now - (count - 1 - index)));
    return { created_at: moment, updated_at: moment };
  };
  const seeded = {
    boards: boards.map((board, index) => makeBoard({ board_id: uuid(), ...times(index, boards.length), ...board })),
    images: images.map(({ metadata: _, ...image }, index) =>
      makeImage({ image_name: `${uuid()}.png`, ...times(index, images.length), ...image }),
    ),
    models: models.map((model) => makeModel({ key: uuid(), ...model })),
    videos: videos.map(({ metadata: _, workflow, graph, ...video }, index) => {
      const has_workflow = workflow !== undefined || graph !== undefined;
      return makeVideo({ video_name: `${uuid()}.mp4`, has_workflow, ...times(index, videos.length), ...video });
    }),
  };
  const fileOf = await writeSeedFiles(state, seeded.images);
  state.database.transaction(() => {
    for (const board of seeded.boards) insertBoard(state, board);
    for (const [index, image] of seeded.images.entries()) {
      insertImage(state, image, { metadata: images[index]?.metadata, file: fileOf(image) });
    }
    for (const model of seeded.models) insertModel(state, model);
    for (const [index, video] of seeded.videos.entries()) {
      const { metadata, workflow, graph } = videos[index] ?? {};
      const texts = { metadata: metadata && JSON.stringify(metadata), workflow, graph };
      insertVideo(state.database, { video, ...texts, file: VIDEO_FILE, user_id: SYSTEM.user_id });
    }
  });
  return seeded;
}

function insertBoard({ database }: EngineState, board: Board): void {
  database.run(
    `insert into boards (board_id, board_name, user_id, created_at, updated_at, archived, board_visibility)
     values (?, ?, ?, ?, ?, ?, ?)`,
    ...[board.board_id, board.board_name, board.user_id, board.created_at, board.updated_at],
    ...[Number(board.archived), board.board_visibility],
  );
}

function insertImage(
  { database }: EngineState,
  image: Image,
  { metadata, file }: { readonly metadata: object | undefined; readonly file: string },
): void {
  database.run(
    `insert into images (image_name, image_origin, image_category, width, height, created_at, updated_at,
       is_intermediate, session_id, node_id, starred, has_workflow, board_id, metadata, file_name)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[image.image_name, image.image_origin, image.image_category, image.width, image.height],
    ...[image.created_at, image.updated_at, Number(image.is_intermediate), image.session_id, image.node_id],
    ...[Number(image.starred), Number(image.has_workflow), image.board_id],
    ...[metadata ? JSON.stringify(metadata) : null, file],
  );
}
