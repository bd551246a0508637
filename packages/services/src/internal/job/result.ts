import type { NodeOutput } from '@x/models/session';

/** The output of one node of the graph; a node that was iterated over has several. */
export interface NodeResult {
  /** The node's id in the graph that was sent. */
  readonly nodeId: string;
  /** Its id in this run, which its images have as `node_id`. */
  readonly preparedId: string;
  /** The index of each iteration around it, outermost first; empty without iterations. */
  readonly path: readonly number[];
  /** What the node returned. */
  readonly output: NodeOutput;
}

/** The outputs of a completed job. */
export interface JobResult {
  /** The item on the queue that the job is. */
  readonly itemId: number;
  /** The run of the graph, which the job's images have as `session_id`. */
  readonly sessionId: string;
  /** In the order in which the nodes ended, iterations in their own order. */
  readonly results: readonly NodeResult[];
}

/** Returns the names of all images in an output, at any depth. */
export function imageNames(output: unknown): string[] {
  return found(output, 'image_name');
}

/** Returns the names of all videos in an output. */
export function videoNames(output: unknown): string[] {
  return found(output, 'video_name');
}

/** A list, not recursion: an output may be deeper than the stack, and one made by hand may contain itself. */
function found(value: unknown, key: string): string[] {
  const names: string[] = [];
  const seen = new Set<object>();
  const left: [name: string, value: unknown][] = [['', value]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [name, inner] = next;
    if (name === key && typeof inner === 'string') names.push(inner);
    if (typeof inner !== 'object' || inner === null || seen.has(inner)) continue;
    seen.add(inner);
    for (const entry of Object.entries(inner).reverse()) left.push(entry);
  }
  return names;
}
