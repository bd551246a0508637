import type { NodeOutput } from '@x/models/session';

/** What one node of the graph answered; a node that was iterated over has several. */
export interface NodeResult {
  /** The node's id in the graph that was sent. */
  readonly nodeId: string;
  /** Its id in this run, which the images it made carry as `node_id`. */
  readonly preparedId: string;
  /** Its place among the iterations, outermost first; empty where nothing was iterated over. */
  readonly path: readonly number[];
  readonly output: NodeOutput;
}

/** What a job brought forth. */
export interface JobResult {
  readonly itemId: number;
  readonly sessionId: string;
  /** In the order in which the nodes ended, iterations in their own order. */
  readonly results: readonly NodeResult[];
}

/** Returns the names of all images in an output, wherever they stand in it. */
export function imageNames(output: unknown): string[] {
  return found(output, 'image_name');
}

/** Returns the names of all videos in an output. */
export function videoNames(output: unknown): string[] {
  return found(output, 'video_name');
}

function found(value: unknown, key: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => found(item, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key && typeof inner === 'string' ? [inner] : found(inner, key),
  );
}
