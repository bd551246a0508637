import { eventSchemas } from '@x/models/event';
import { createRepositories, type Repositories } from '@x/repositories/repositories';
import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';
import { createLocalEventSocket } from '@x/transport/event-socket';
import { createHttpTransport } from '@x/transport/http-transport';
import { onTestFinished } from 'vitest';

import type { QueueEvents } from '../../src/internal/job/job-stores.js';
import { createServices, type Services } from '../../src/services.js';
import type { MapJournal } from '../../src/workflow.js';
import { invocation, workflowDocument } from './workflow-document.js';

const labelled = (value: unknown, label: string, name: string) => ({
  [name]: { name, label, description: '', ...(value === undefined ? {} : { value }) },
});

/** Resizes a picture and saves it. */
export const resizing = workflowDocument(
  [
    invocation(
      'resize',
      'img_resize',
      {},
      {
        inputs: {
          ...labelled(undefined, 'Picture', 'image'),
          ...labelled(16, 'Width', 'width'),
          ...labelled(16, 'Height', 'height'),
          ...labelled('bicubic', 'Method', 'resample_mode'),
        },
      },
    ),
    invocation('save', 'save_image', { board: 'auto' }, { isIntermediate: false, useCache: false, label: 'Small' }),
  ],
  ['resize.image -> save.image'],
  {
    exposedFields: ['image', 'width', 'height', 'resample_mode'].map((fieldName) => ({ nodeId: 'resize', fieldName })),
  },
);

/** One program: services of its own on the sandbox, and the requests that it sent. */
export interface MapClient extends Services {
  readonly repositories: Repositories;
  /** Method and path of every request, in order. */
  readonly requests: string[];
}

/** What happens to a request, the first being 0. */
export type RequestHook = (index: number, carryOut: () => Promise<Response>, request: string) => Promise<Response>;

/** Creates a sandbox that is closed when the test ends. */
export function createMapSandbox(options?: Parameters<typeof createSandbox>[0]): Sandbox {
  const sandbox = createSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

interface EventOptions {
  readonly hasEvents?: boolean;
  /** Changes how the events arrive. */
  readonly wrap?: (events: QueueEvents) => QueueEvents;
}

/** Starts a program on a sandbox, with or without the events of its queue. It ends with the test. */
export function startClient(
  sandbox: Sandbox,
  hook: RequestHook = (_, carryOut) => carryOut(),
  { hasEvents = false, wrap = (events) => events }: EventOptions = {},
): MapClient {
  const requests: string[] = [];
  const transport = createHttpTransport({
    baseUrl: 'http://sandbox',
    retries: 0,
    timeout: false, // the time of a test may be faked
    fetch: (input, init) => {
      const request = new Request(input, { ...init, signal: null }); // a server carries out what a client gave up
      const name = `${request.method} ${new URL(request.url).pathname.replace(/^\/api\/v\d\//, '')}`;
      requests.push(name);
      return hook(requests.length - 1, () => sandbox.fetch(request), name);
    },
  });
  const repositories = createRepositories(transport);
  const events = hasEvents ? createLocalEventSocket({ source: sandbox.events, events: eventSchemas }) : undefined;
  const services = createServices(repositories, events && wrap(events));
  onTestFinished(() => {
    services.jobs.close();
    events?.close();
  });
  return { ...services, repositories, requests };
}

/** A journal in memory. */
export function memoryJournal(): MapJournal & { text: string | undefined } {
  const journal = {
    text: undefined as string | undefined,
    read: async () => journal.text,
    write: async (text: string) => {
      journal.text = text;
    },
  };
  return journal;
}

/** How often each item was put on the queue, by its key. */
export async function countItems({ repositories }: MapClient): Promise<Map<string, number>> {
  const { item_ids: ids } = await repositories.queueItems.ids({ order_dir: 'ASC' });
  const counts = new Map<string, number>();
  for (let start = 0; start < ids.length; start += 1_000) {
    for (const { field_values } of await repositories.queueItems.summaries(ids.slice(start, start + 1_000))) {
      const key = String(field_values?.find(({ node_path }) => node_path === 'x_map_item')?.value);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
