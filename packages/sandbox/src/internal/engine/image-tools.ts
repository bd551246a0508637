import type { Graph } from '../graph/graph.js';
import { decode, encode } from '../imaging/pixels/codec.js';
import { convert } from '../imaging/pixels/convert.js';
import { addTexts } from '../imaging/png-chunks.js';
import type { NodeContext } from '../nodes/context.js';
import { PythonError } from '../nodes/python-error.js';
import { findImage } from '../records/image.js';
import { insertImage } from '../records/image-insert.js';
import { toTexts } from '../records/provenance.js';
import { readFull } from '../storage/stored-file.js';
import { isObject } from '../validation/parse-json.js';
import type { EngineState } from './engine-state.js';
import type { Prepared } from './node-run.js';

/** For whom an image is drawn. */
export interface Occasion {
  readonly run: Prepared;
  readonly graph: Graph;
  readonly sessionId: string;
  /** JSON. */
  readonly workflow: string | null;
  /** Called before an image is saved. */
  readonly onSave: () => void;
}

type Tools = Pick<NodeContext, 'draw' | 'find' | 'metadataOf' | 'open'>;

/** Returns what finds, opens and saves images for a node. */
export const drawingTools = (state: EngineState, occasion: Occasion): Tools => ({
  find: (name) => {
    const image = findImage(state.database, name);
    if (!image) throw new PythonError('ImageRecordNotFoundException', 'Image record not found');
    return { image: { image_name: name }, width: image.width, height: image.height };
  },
  metadataOf: (name) => {
    const sql = 'select metadata from images where image_name = ?';
    const row = state.database.first<{ metadata: string | null }>(sql, name);
    return row?.metadata ? JSON.parse(row.metadata) : undefined;
  },
  open: async (name, mode) => {
    const stored = await readFull(state, name);
    if (!stored) throw new PythonError('ImageRecordNotFoundException', 'Image record not found');
    const pixels = await decode(stored);
    return mode ? convert(pixels, mode) : pixels;
  },
  draw: async (pixels, category = 'general') => {
    occasion.onSave();
    const { width, height } = pixels;
    if (width * height === 0) throw new PythonError('ImageFileSaveException', 'Image file not saved');
    const { board, metadata, is_intermediate } = occasion.run.node;
    const texts = toTexts({
      ...(metadata ? { metadata: JSON.stringify(metadata) } : {}),
      ...(occasion.workflow !== null && { workflow: occasion.workflow }),
      graph: JSON.stringify(occasion.graph),
    });
    const name = `${state.uuid()}.png`;
    await state.files.write(name, { full: addTexts(await encode(pixels), texts) });
    insertImage(state, {
      name,
      image_origin: 'internal',
      image_category: category,
      width,
      height,
      is_intermediate,
      has_workflow: true,
      board_id: isObject(board) ? String(board['board_id']) : undefined,
      session_id: occasion.sessionId,
      node_id: occasion.run.id,
      metadata: texts.get('invokeai_metadata'),
    });
    return { image: { image_name: name }, width, height };
  },
});
