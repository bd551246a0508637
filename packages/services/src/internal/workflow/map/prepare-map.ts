import type { RequestOptions } from '@x/transport/options';

import { BatchNodesError, IntermediateOutputsError, WorkflowValuesError } from '../../../errors.js';
import { CHUNK_SIZE, chunks } from '../../chunks.js';
import { batchPorts, invocations } from '../node-kinds.js';
import type { WorkflowContext } from '../open/stores.js';
import type { RunSubject } from '../run/run-workflow.js';
import { findNamed } from '../run/settle-values.js';
import { groupItems } from './group-items.js';
import { type BatchContext, mapBatch } from './map-batch.js';
import type { MapJournal } from './map-types.js';
import { Mapping } from './mapping.js';
import type { BoundItem } from './read-items.js';
import { MapUploads } from './uploads.js';

/** What is run, for whom. */
export interface MapSubject {
  readonly subject: RunSubject;
  readonly context: WorkflowContext;
  readonly destination: string;
  /** Names the work; `undefined` for work that nothing continues. */
  readonly key: string | undefined;
  /** The id or name of the board. */
  readonly boardName: string | undefined;
  readonly allowIntermediate: boolean;
  readonly journal: MapJournal | undefined;
}

/** A map whose values are all checked, and what earlier runs have done. */
export interface PreparedMap {
  readonly mapping: Mapping;
  readonly uploads: MapUploads;
  readonly batches: BatchContext;
  /** The items of each batch. */
  readonly chunks: readonly (readonly BoundItem[])[];
}

/** Throws for what can be seen to be wrong without a request. */
export function checkMap(
  items: readonly BoundItem[],
  { subject, destination, allowIntermediate }: Pick<MapSubject, 'allowIntermediate' | 'destination' | 'subject'>,
): void {
  const { document, outputs } = subject;
  const batchNodes = invocations(document).filter(({ data }) => batchPorts(data.type) !== undefined);
  if (batchNodes.length > 0) throw new BatchNodesError(batchNodes.map(({ id }) => id));
  if (!allowIntermediate && outputs.length > 0 && outputs.every(({ isIntermediate }) => isIntermediate)) {
    throw new IntermediateOutputsError(outputs.map(({ nodeId }) => nodeId));
  }
  const preview = { destination, boards: new Map(), board: undefined };
  for (const group of groupItems(items)) mapBatch(group.slice(0, 1), subject, preview);
}

/** Reads what earlier runs have done, and checks what the server has. Changes nothing. */
export async function prepareMap(
  items: readonly BoundItem[],
  { context, destination, boardName, journal }: MapSubject,
  options: RequestOptions,
): Promise<PreparedMap> {
  const { untracked: jobs } = context.jobs;
  const mapping = await Mapping.load({ destination, items }, journal, { jobs, options });
  const { stores } = context;
  const given = mapping.notSent.flatMap((item) => item.given);
  const named = await findNamed(given, boardName, { stores, options });
  if (named.problems.length > 0) throw new WorkflowValuesError(named.problems);
  const uploads = new MapUploads(stores.images, mapping, items);
  if (uploads.missing(mapping.notSent).length > 0) await uploads.findEarlier(options);
  const board = boardName === undefined ? undefined : named.boards.get(boardName);
  return {
    mapping,
    uploads,
    batches: { destination, boards: named.boards, board, uploads },
    chunks: groupItems(mapping.notSent).flatMap((group) => [...chunks(group, CHUNK_SIZE)]),
  };
}
