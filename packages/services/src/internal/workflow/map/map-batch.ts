import type { Batch, BatchDatum } from '@x/models/batch';
import { toJson } from '@x/transport/json';

import { convertLoaded } from '../convert-workflow.js';
import { type GivenValue, storedValue } from '../inputs/check-values.js';
import { type RunSubject, refuseProblems } from '../run/run-workflow.js';
import { setValues } from '../run/set-values.js';
import { settled } from '../run/settle-values.js';
import { isBatchable } from './group-items.js';
import { MARKER, withMarker } from './marker.js';
import type { BoundItem } from './read-items.js';
import { textHash } from './text-hash.js';
import type { MapUploads } from './uploads.js';

/** What the values of items become when they are sent. */
export interface BatchContext {
  readonly destination: string;
  /** The ids of boards by what they were named. */
  readonly boards: ReadonlyMap<string, string>;
  /** The id of the board of images whose node names none. */
  readonly board: string | undefined;
  /** Left out, files are named as if they were uploaded. */
  readonly uploads?: Pick<MapUploads, 'nameOf'> | undefined;
}

/**
 * Returns the batch of a group: what differs between its items as lists that are zipped, and what is equal in the graph.
 * Throws a `WorkflowRefusedError` when the editor would not run it.
 */
export function mapBatch(
  items: readonly BoundItem[],
  subject: RunSubject,
  context: BatchContext,
): Batch & { readonly batch_id: string } {
  const { environment } = subject;
  const [first] = items;
  const inputs = (first?.given ?? []).map((given) => {
    const values = items.map((item) => valueFor(item, given, context));
    const isVaried = isBatchable(given) && values.some((value) => toJson(value) !== toJson(values[0]));
    return { nodeId: given.input.nodeId, field: given.input.field, values, value: values[0], isVaried };
  });
  const { graph, batch, problems } = convertLoaded(setValues(subject.document, inputs), {
    ...environment,
    autoAddBoard: context.board,
  });
  refuseProblems(problems, subject);
  const varied = inputs.filter(({ isVaried }) => isVaried);
  const shared = inputs.filter(({ isVaried }) => !isVaried);
  const { id: _, ...workflow } = setValues(subject.document, shared);
  const data = [
    { node_path: MARKER, field_name: 'value', items: items.map(({ key }) => key) },
    ...varied.map(({ nodeId, field, values }) => ({
      node_path: nodeId,
      field_name: field,
      items: values as BatchDatum['items'],
    })),
  ];
  return {
    ...{ ...batch, batch_id: `${context.destination}-${textHash(toJson(items.map(({ key }) => key)))}` },
    ...{ origin: 'x', destination: context.destination, runs: 1 },
    graph: withMarker(graph),
    data: [data],
    workflow,
  };
}

function valueFor({ given }: BoundItem, { input }: GivenValue, { boards, uploads }: BatchContext): unknown {
  const own = given.find((value) => value.input.nodeId === input.nodeId && value.input.field === input.field);
  return (
    own &&
    storedValue(own.checked, (pending) => {
      const name = pending.kind === 'upload' ? uploads?.nameOf(pending.file) : undefined;
      return name === undefined ? settled(pending, boards, new Map()) : { image_name: name };
    })
  );
}
