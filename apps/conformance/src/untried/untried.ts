import type { Repositories } from '@x/repositories/repositories';
import type { Route } from '@x/transport/transport';

/** An operation that cannot succeed on the servers of a run. That it refuses is compared by scenarios all the same. */
export interface UntriedOperation {
  readonly operation: Route;
  /** Why it cannot succeed. */
  readonly reason: string;
  /** A response as the server describes it. */
  readonly response: unknown;
  /** Calls the method of the operation. */
  readonly call: (repositories: Repositories) => Promise<unknown>;
}

/** Every operation that no scenario sees succeed. Its request and response are checked against the server's description. */
export const untried: readonly UntriedOperation[] = [
  {
    operation: 'GET /api/v2/models/hugging_face',
    reason: 'asks Hugging Face, and the servers of a run are offline',
    response: { urls: ['https://example.com/a.safetensors'], is_diffusers: false },
    call: ({ huggingFace }) => huggingFace.models('owner/name'),
  },
  {
    operation: 'GET /api/v2/models/install/huggingface',
    reason: 'asks Hugging Face, and the servers of a run are offline',
    response: '<html>',
    call: ({ modelInstalls }) => modelInstalls.createFromHuggingFace('owner/name'),
  },
];
