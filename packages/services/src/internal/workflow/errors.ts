import { InputError, InvokeError } from '@x/transport/errors';

import type { WorkflowProblem } from './conversion.js';

/** A value that was refused. */
export interface ValueProblem {
  /** The name that the value was given by: a label, or `nodeId.field`. */
  readonly key: string;
  /** The value. */
  readonly value: unknown;
  /** What is wrong: the input, what it takes, and what it was given. */
  readonly message: string;
}

/** Values for a workflow are wrong, or what they name is not there. Nothing was enqueued or uploaded. */
export class WorkflowValuesError extends InputError {
  /** All values that were refused. */
  readonly problems: readonly ValueProblem[];

  constructor(problems: readonly ValueProblem[]) {
    const [first, ...others] = problems.map(({ message }) => message);
    super(
      'values',
      others.length === 0 ? `${first}` : [`${problems.length} are refused:`, first, ...others].join('\n- '),
    );
    this.problems = problems;
  }
}

/** A workflow cannot be run as it is: the editor would not run it either. Nothing was enqueued or uploaded. */
export class WorkflowRefusedError extends InvokeError {
  override readonly name = 'WorkflowRefusedError';
  /** All reasons. */
  readonly problems: readonly WorkflowProblem[];

  constructor(problems: readonly WorkflowProblem[]) {
    const [first, ...others] = problems.map(({ message }) => message);
    super(`the workflow cannot be run: ${[first, ...others].join('\n- ')}`);
    this.problems = problems;
  }
}

/**
 * All images and videos of a workflow are intermediate: none would be in the gallery. Nothing was enqueued. Pass
 * `allowIntermediate`, or let a node save them.
 */
export class IntermediateOutputsError extends InvokeError {
  override readonly name = 'IntermediateOutputsError';
  /** The ids of the nodes that make them. */
  readonly nodeIds: readonly string[];

  constructor(nodeIds: readonly string[]) {
    const advice = 'pass allowIntermediate to run it, or open a document in which a node saves to the gallery';
    super(
      `everything that nodes ${nodeIds.join(', ')} make is intermediate, so nothing would be in the gallery; ${advice}`,
    );
    this.nodeIds = nodeIds;
  }
}

/**
 * A workflow has batch nodes, which run it several times with lists of their own. It cannot be mapped: what comes of an
 * item would not be one run. Give the lists in `bind`, or run the workflow for each item.
 */
export class BatchNodesError extends InvokeError {
  override readonly name = 'BatchNodesError';
  /** The ids of the batch nodes. */
  readonly nodeIds: readonly string[];

  constructor(nodeIds: readonly string[]) {
    super(`a workflow with batch nodes cannot be mapped (${nodeIds.join(', ')}): give its lists in bind, or use run`);
    this.nodeIds = nodeIds;
  }
}

/** The program that runs a map. Each is `undefined` where it does not say. */
export interface MapHolder {
  /** The name of its machine. */
  readonly host: string | undefined;
  /** Its process on that machine. */
  readonly pid: number | undefined;
}

/** Another program runs a map with the same key. This one sends nothing, or nothing more. */
export class MapInUseError extends InvokeError {
  override readonly name = 'MapInUseError';
  /** The key. */
  readonly key: string;
  /** The other program. */
  readonly holder: MapHolder;

  constructor(key: string, { host, pid }: MapHolder) {
    const who = pid === undefined ? 'another program' : `process ${pid}`;
    const where = host === undefined ? '' : ` on ${host}`;
    super(`map "${key}" is run by ${who}${where}; wait until that has ended, or use another key`);
    this.key = key;
    this.holder = { host, pid };
  }
}
