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
  {
    operation: 'POST /api/v1/utilities/expand-prompt',
    reason: 'needs a language model of gigabytes',
    response: { expanded_prompt: 'a fox in the snow', seed: 1, error: null },
    call: ({ prompts }) => prompts.expand({ prompt: 'a fox', model_key: 'key', seed: 1, task_id: 'task' }),
  },
  {
    operation: 'POST /api/v1/utilities/image-to-prompt',
    reason: 'needs a vision model of gigabytes',
    response: { prompt: 'a fox in the snow', error: null },
    call: ({ prompts }) => prompts.describe({ image_name: 'a.png', model_key: 'key', task_id: 'task' }),
  },
];
