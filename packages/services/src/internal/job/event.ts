import type { ProgressImage } from '@x/models/event';
import type { NodeOutput } from '@x/models/session';

/** How a job ended. `gone` and `lost` are what its `JobGoneError` and `JobLostError` say. */
export type JobStatus = 'completed' | 'failed' | 'canceled' | 'gone' | 'lost';

/** What happens to a job, as it happens. */
export type JobEvent =
  | {
      readonly type: 'queued';
      /** About how many are before it, told anew whenever one of them leaves; `undefined` when nobody knows. */
      readonly position: number | undefined;
    }
  | { readonly type: 'started' }
  | {
      readonly type: 'progress';
      readonly nodeId: string;
      readonly nodeType: string;
      readonly message: string;
      /** From 0 to 1; `null` when it cannot be said. */
      readonly percentage: number | null;
      readonly preview: ProgressImage | null;
    }
  | { readonly type: 'node'; readonly nodeId: string; readonly nodeType: string; readonly output: NodeOutput }
  /** The last one. `result` and `images` say more. */
  | { readonly type: 'finished'; readonly status: JobStatus };
