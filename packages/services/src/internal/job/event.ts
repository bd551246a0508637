import type { ProgressImage } from '@x/models/event';
import type { NodeOutput } from '@x/models/session';

/** How a job ended. For `gone` and `lost` see `JobGoneError` and `JobLostError`. */
export type JobStatus = 'completed' | 'failed' | 'canceled' | 'gone' | 'lost';

/** What happens to a job, as it happens. */
export type JobEvent =
  | {
      readonly type: 'queued';
      /** About how many items are before it; sent again whenever one of them leaves. `undefined` when unknown. */
      readonly position: number | undefined;
    }
  | { readonly type: 'started' }
  | {
      readonly type: 'progress';
      readonly nodeId: string;
      readonly nodeType: string;
      readonly message: string;
      /** From 0 to 1; `null` when unknown. */
      readonly percentage: number | null;
      readonly preview: ProgressImage | null;
    }
  | { readonly type: 'node'; readonly nodeId: string; readonly nodeType: string; readonly output: NodeOutput }
  /** The last event. `result` and `images` have the details. */
  | { readonly type: 'finished'; readonly status: JobStatus };
