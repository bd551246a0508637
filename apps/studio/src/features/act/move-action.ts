import type { MoveReport } from '@x/services/board';

import type { Client } from '../../app/client.js';
import { currentMessages } from '../../i18n/messages.js';
import type { Action, ActionReport, ActionRun } from './action.js';
import { actionMessages } from './action-messages.js';
import { byKind, inChunks } from './in-chunks.js';

/** A board to move to, or `none`. */
export interface MoveTarget {
  readonly boardId: string;
  readonly name: string;
}

/** Returns the action that moves items to a board. Undone, each is on the board again that it was on. */
export function moveAction(client: Client, names: readonly string[], target: MoveTarget): Action {
  const texts = currentMessages(actionMessages);
  const taskOf = async () => (await client.load()).services.boards.moveImages(names, { boardId: target.boardId });
  return {
    title: target.boardId === 'none' ? texts.unboard : texts.move(target.name),
    async plan(signal) {
      const { images, videos, requests } = await (await taskOf()).plan({ signal });
      return { lines: [texts.moves(images + videos, requests)], confirm: texts.moveCount(images + videos) };
    },
    async run(options) {
      const origins = await boardsOf(client, names, options);
      const report = await (await taskOf()).run(options);
      return toReport(client, report, { target, origins });
    },
  };
}

interface Moved {
  readonly target: MoveTarget;
  /** The boards that the items were on. */
  readonly origins: ReadonlyMap<string, string>;
}

function toReport(client: Client, report: MoveReport, { target, origins }: Moved): ActionReport {
  const texts = currentMessages(actionMessages);
  const failed = [...report.failed, ...report.unknown];
  const back = Map.groupBy(
    report.moved.filter((name) => (origins.get(name) ?? target.boardId) !== target.boardId),
    (name) => origins.get(name) ?? target.boardId,
  );
  return {
    lines: [
      texts.moved(report.moved.length),
      ...(failed.length > 0 ? [texts.failed(failed.length)] : []),
      ...(report.gone.length > 0 ? [texts.gone(report.gone.length)] : []),
    ],
    retry: failed.length > 0 ? moveAction(client, failed, target) : undefined,
    undo: back.size > 0 ? moveBackAction(client, back) : undefined,
  };
}

/** Returns the action that moves items back, board by board. */
function moveBackAction(client: Client, names: ReadonlyMap<string, readonly string[]>): Action {
  const texts = currentMessages(actionMessages);
  const total = [...names.values()].reduce((sum, group) => sum + group.length, 0);
  return {
    title: texts.moveBack,
    plan: async () => ({ lines: [texts.moves(total, names.size)], confirm: texts.moveBackCount(total) }),
    async run({ signal, onProgress }) {
      const { boards } = (await client.load()).services;
      let moved = 0;
      for (const [boardId, group] of names) {
        const report = await boards.moveImages(group, { boardId }).run({ signal });
        moved += report.moved.length;
        onProgress({ done: moved, total });
      }
      return { lines: [texts.moved(moved), ...(moved < total ? [texts.failed(total - moved)] : [])] };
    },
  };
}

/** Returns the boards that images are on, `none` for no board. Videos are moved one by one, and not moved back. */
async function boardsOf(client: Client, names: readonly string[], options: ActionRun): Promise<Map<string, string>> {
  const { images } = byKind(names);
  const read = (chunk: readonly string[], signal: AbortSignal) => client.repositories.images.getMany(chunk, { signal });
  const records = (await inChunks(images, read, { ...options, onProgress: () => {} })).flat();
  return new Map(records.map(({ image_name, board_id }) => [image_name, board_id ?? 'none']));
}
