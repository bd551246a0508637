import type { Graph } from '../graph/graph.js';
import { graphJson } from '../graph/graph-json.js';
import { decode, encode } from '../imaging/pixels/codec.js';
import { convert } from '../imaging/pixels/convert.js';
import { addTexts } from '../imaging/png-chunks.js';
import type { NodeContext } from '../nodes/context.js';
import { PythonError } from '../nodes/python-error.js';
import { isReadableItem, isWritableBoard } from '../records/access.js';
import { findImage } from '../records/image.js';
import { insertImage } from '../records/image-insert.js';
import { toTexts } from '../records/provenance.js';
import { readFull } from '../storage/stored-file.js';
import { noteUnfinished } from '../storage/unfinished-files.js';
import { isRecord } from '../validation/record.js';
import type { EngineState } from './engine-state.js';
import type { NodeRun } from './node-run.js';

/** The run that saves an image. */
export interface SaveContext {
  readonly run: NodeRun;
  readonly graph: Graph;
  readonly sessionId: string;
  /** JSON. */
  readonly workflow: string | null;
  /** Who owns the item. */
  readonly userId: string;
  /** Called before an image is saved. */
  readonly onSave: () => void;
}

type Tools = Pick<NodeContext, 'findImage' | 'imageMetadata' | 'openImage' | 'saveImage'>;

/** Returns the image functions of a node's context. */
export const imageTools = (state: EngineState, context: SaveContext): Tools => ({
  findImage: (name) => {
    assertReadable(state, context, name);
    const image = findImage(state.database, name);
    if (!image) throw new PythonError('ImageRecordNotFoundException', 'Image record not found');
    return { image: { image_name: name }, width: image.width, height: image.height };
  },
  imageMetadata: (name) => {
    assertReadable(state, context, name);
    const sql = 'select metadata from images where image_name = ?';
    const row = state.database.first<{ metadata: string | null }>(sql, name);
    return row?.metadata ? JSON.parse(row.metadata) : undefined;
  },
  openImage: async (name, mode) => {
    assertReadable(state, context, name);
    const stored = await readFull(state, name);
    if (!stored) throw new PythonError('ImageRecordNotFoundException', 'Image record not found');
    const pixels = await decode(stored);
    return mode ? convert(pixels, mode) : pixels;
  },
  saveImage: async (pixels, category = 'general') => {
    context.onSave();
    const { width, height } = pixels;
    if (width * height === 0) throw new PythonError('ImageFileSaveException', 'Image file not saved');
    const { board, metadata, is_intermediate } = context.run.node;
    const boardId = isRecord(board) ? String(board['board_id']) : undefined;
    assertSavable(state, context, boardId);
    const texts = toTexts({
      ...(metadata ? { metadata: JSON.stringify(metadata) } : {}),
      ...(context.workflow !== null && { workflow: context.workflow }),
      graph: graphJson(context.graph),
    });
    const name = `${state.uuid()}.png`;
    noteUnfinished(state.database, [name]);
    await state.files.write(name, { full: addTexts(await encode(pixels), texts) });
    insertImage(state, {
      name,
      image_origin: 'internal',
      image_category: category,
      width,
      height,
      is_intermediate,
      has_workflow: true,
      board_id: boardId,
      session_id: context.sessionId,
      node_id: context.run.id,
      metadata: texts.get('invokeai_metadata'),
      user_id: context.userId,
    });
    return { image: { image_name: name }, width, height };
  },
});

/** Throws when the owner of an item may not read an image: an item has the rights that its owner has now. */
function assertReadable({ database, users, isMultiUser }: EngineState, { userId }: SaveContext, name: string): void {
  if (!isMultiUser) return;
  const user = users.find(userId);
  if (user?.is_active && isReadableItem(database, name, user)) return;
  throw new PythonError('PermissionError', 'Queue user is not authorized to access this image');
}

function assertSavable({ database, users, isMultiUser }: EngineState, { userId }: SaveContext, boardId?: string): void {
  if (!isMultiUser) return;
  const user = users.find(userId);
  if (!user?.is_active) throw new PythonError('PermissionError', 'Queue user is not authorized to save images');
  if (boardId === undefined || isWritableBoard(database, boardId, user)) return;
  throw new PythonError('PermissionError', 'Queue user is not authorized to save images to this board');
}
