import type { Board } from '@x/models/board';
import type { Image } from '@x/models/image';
import { printValue } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { nearestName } from '../../nearest-name.js';
import type { ValueProblem } from '../errors.js';
import { type GivenValue, itemsOf } from '../inputs/check-values.js';
import type { ImageFile, PendingValue } from '../inputs/checked-value.js';
import { readReferences } from '../open/references.js';
import type { WorkflowStores } from '../open/stores.js';

/** What became of the images, videos and boards that values name. */
export interface SettledValues {
  readonly problems: readonly ValueProblem[];
  /** The ids of the boards, by what they were named. */
  readonly boards: ReadonlyMap<string, string>;
}

/** Reads whether the server has what the values name. */
export async function findNamed(
  given: readonly GivenValue[],
  board: string | undefined,
  { stores, options }: { readonly stores: WorkflowStores; readonly options: RequestOptions },
): Promise<SettledValues> {
  const named = given.flatMap(({ key, value, input, checked }) =>
    itemsOf(checked).flatMap((item) =>
      item.status === 'pending' ? [{ key, value, input, pending: item.pending }] : [],
    ),
  );
  const names = (kind: 'board' | 'image' | 'video'): Set<string> =>
    new Set(named.flatMap(({ pending }) => (pending.kind === kind ? [pending.name] : [])));
  const wanted = { image: names('image'), video: names('video'), board: new Set<string>() };
  const found = await readReferences(wanted, stores, options);
  const problems: ValueProblem[] = [];
  const boards = new Map<string, string>();
  const wantedBoards = names('board');
  const all: Board[] = [];
  if (wantedBoards.size > 0 || board !== undefined) {
    for await (const one of stores.boards.list({ include_archived: true }, options)) all.push(one);
  }
  const findBoard = (name: string, refuse: (reason: string) => void): void => {
    const id = boardId(name, all);
    if (id.startsWith(BOARD)) boards.set(name, id.slice(BOARD.length));
    else refuse(id);
  };
  if (board !== undefined) {
    findBoard(board, (reason) => problems.push({ key: 'board', value: board, message: `the option board ${reason}` }));
  }
  for (const { key, value, input, pending } of named) {
    const refuse = (reason: string): void => void problems.push({ key, value, message: `${input.title} ${reason}` });
    if (pending.kind === 'upload') continue;
    if (pending.kind === 'board') findBoard(pending.name, refuse);
    else if (!found[pending.kind].has(pending.name)) {
      refuse(
        `must be the name of ${pending.kind === 'image' ? 'an image' : 'a video'} of the server, got ${printValue(pending.name)}: there is none`,
      );
    }
  }
  return { problems, boards };
}

const BOARD = 'id:';

function boardId(text: string, boards: readonly Board[]): string {
  if (boards.some(({ board_id }) => board_id === text)) return BOARD + text;
  const [board, ...others] = boards.filter(({ board_name }) => board_name === text);
  if (board && others.length === 0) return BOARD + board.board_id;
  if (board) {
    const ids = [board, ...others].map(({ board_id }) => board_id).join(', ');
    return `must be one board, and ${others.length + 1} are named ${printValue(text)}; pass one id of ${ids}`;
  }
  const nearest = nearestName(
    text,
    boards.map(({ board_name }) => board_name),
  );
  const suggestion = nearest === undefined ? 'there is none' : `did you mean ${printValue(nearest)}?`;
  return `must be the id or name of a board, got ${printValue(text)}; ${suggestion}`;
}

/** Uploads the files among the values, each once, and returns the images. */
export async function uploadFiles(
  given: readonly GivenValue[],
  board: string | undefined,
  { stores, options }: { readonly stores: Pick<WorkflowStores, 'images'>; readonly options: RequestOptions },
): Promise<ReadonlyMap<ImageFile, Image>> {
  const uploaded = new Map<ImageFile, Image>();
  for (const item of given.flatMap(({ checked }) => itemsOf(checked))) {
    if (item.status !== 'pending' || item.pending.kind !== 'upload' || uploaded.has(item.pending.file)) continue;
    const { file } = item.pending;
    const { signal } = options;
    uploaded.set(file, await stores.images.upload(file, board === undefined ? {} : { board_id: board }, { signal }));
  }
  return uploaded;
}

/** Returns the value of an input for what was pending. */
export function settled(
  pending: PendingValue,
  boards: ReadonlyMap<string, string>,
  uploaded: ReadonlyMap<ImageFile, Image>,
): unknown {
  switch (pending.kind) {
    case 'board':
      return { board_id: boards.get(pending.name) };
    case 'image':
      return { image_name: pending.name };
    case 'video':
      return { video_name: pending.name };
    case 'upload':
      return { image_name: uploaded.get(pending.file)?.image_name ?? 'an image that will be uploaded' };
  }
}
