import type { ProgressImage } from '@x/models/event';
import type { NodeOutput } from '@x/models/session';

/** How a job ended. For `gone` and `lost` see `JobGoneError` and `JobLostError`. */
export type JobStatus = 'completed' | 'failed' | 'canceled' | 'gone' | 'lost';

/** What happens to a job, as it happens. */
export type JobEvent =
  /** The job is pending. */
  | {
      readonly type: 'queued';
      /** About how many items are before it; sent again whenever one of them leaves. `undefined` when unknown. */
      readonly position: number | undefined;
    }
  /** A worker of the server has taken the job. */
  | { readonly type: 'started' }
  /** A node reports how far it is. A slow reader receives the newest only. */
  | {
      readonly type: 'progress';
      /** The node's id in the graph that was sent. */
      readonly nodeId: string;
      /** For instance `denoise_latents`. */
      readonly nodeType: string;
      /** What the node is doing, in the server's words. */
      readonly message: string;
      /** From 0 to 1; `null` when unknown. */
      readonly percentage: number | null;
      /** The unfinished image; `null` where the node sends none. */
      readonly preview: ProgressImage | null;
    }
  /** A node has ended. */
  | {
      readonly type: 'node';
      /** The node's id in the graph that was sent. A node that is iterated over ends several times. */
      readonly nodeId: string;
      /** For instance `denoise_latents`. */
      readonly nodeType: string;
      /** What the node returned. */
      readonly output: NodeOutput;
    }
  /** The last event. `result` and `images` have the details. */
  | {
      readonly type: 'finished';
      /** How it ended. */
      readonly status: JobStatus;
    };
