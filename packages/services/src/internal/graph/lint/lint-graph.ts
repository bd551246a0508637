import type { Graph } from '@x/models/graph';
import { InputError, printValue } from '@x/transport/errors';
import { isRecord, requireObject } from '../../arguments.js';
import { checkData, checkGraph } from '../../check-graph.js';
import { checkNodeTypes } from '../../check-node-types.js';
import { GraphView } from '../graph-view.js';
import type { NodeTypes } from '../node-types.js';
import { conditionalNodes } from './conditional-nodes.js';
import { type BatchValues, lintBatch } from './lint-batch.js';
import { lintCollect } from './lint-collect.js';
import { lintCycles } from './lint-cycles.js';
import { lintEdges } from './lint-edges.js';
import type { LintFinding } from './lint-finding.js';
import { lintInputs } from './lint-inputs.js';
import { lintIterate } from './lint-iterate.js';
import { lintJson } from './lint-json.js';
import { lintNodes } from './lint-nodes.js';

export type { BatchValues } from './lint-batch.js';

/** Options for linting a graph. */
export interface LintOptions {
  /**
   * The severity of an input that its node does not have. The server ignores it and runs with the default.
   *
   * @default 'warning'
   */
  readonly unknownFields?: LintFinding['severity'] | undefined;
}

/** A graph, and the values that a batch puts into it. */
export interface LintInput extends BatchValues {
  /** The graph as it would be enqueued. */
  readonly graph: Graph;
}

/**
 * Returns the problems of a graph and its batch, the errors first. An error is refused by the server, fails when it is
 * run, or blocks the queue. Whether images, boards and models exist is not checked.
 */
export function lintGraph(types: NodeTypes, subject: LintInput, options: LintOptions = {}): LintFinding[] {
  const { unknownFields = 'warning' } = requireObject('options', options);
  checkNodeTypes('types', types);
  if (!isRecord(subject)) throw new InputError('subject', `must be an object with a graph, got ${printValue(subject)}`);
  const graph = checkGraph('graph', subject.graph);
  const { data } = subject;
  checkData('data', data);
  const view = new GraphView(types, graph);
  const conditional = conditionalNodes(view);
  const batched = new Set(data?.flat().map(({ node_path: id, field_name: field }) => JSON.stringify([id, field])));
  const unsendable = [...lintJson({ ...subject, graph })];
  const unsendableFields = new Set(unsendable.map(({ nodeId, field }) => JSON.stringify([nodeId, field])));
  const isUnsendable = (id: string, field: string): boolean => unsendableFields.has(JSON.stringify([id, field]));
  const findings = [
    ...unsendable,
    ...lintNodes(view),
    ...lintInputs(view, {
      unknownFields,
      isBatched: (id, field) => batched.has(JSON.stringify([id, field])),
      isConditional: (id) => conditional.has(id),
      isUnsendable,
    }),
    ...lintEdges(view),
    ...lintCycles(view),
    ...Object.entries(graph.nodes).flatMap(([id, { type }]) => [
      ...(type === 'iterate' ? lintIterate(view, id) : []),
      ...(type === 'collect' ? lintCollect(view, id) : []),
    ]),
    ...lintBatch(view, subject, isUnsendable),
  ];
  return findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}
