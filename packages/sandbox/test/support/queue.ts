import type { EventName } from '@x/models/event';

import type { SandboxEvent } from '../../src/events.js';
import { record } from '../../src/internal/validation/record.js';
import type { Sandbox } from '../../src/sandbox.js';
import { bodyOf, request } from './request.js';

const QUEUE = '/api/v1/queue/default';

/** Returns nodes under their ids. */
export const nodes = (...list: { id: string; type: string; [input: string]: unknown }[]) =>
  Object.fromEntries(list.map((node) => [node.id, node]));

/** Returns an edge spelled `a.value -> b.collection`. */
export function edge(text: string) {
  const [source, destination] = text.split(' -> ').map((end) => {
    const [node_id, field] = end.split('.');
    return { node_id, field };
  });
  return { source, destination };
}

export interface Enqueued {
  readonly enqueued: number;
  readonly requested: number;
  readonly priority: number;
  readonly item_ids: readonly number[];
  readonly batch: { readonly batch_id: string; readonly graph: { readonly nodes: Record<string, object> } };
}

interface Sent {
  readonly nodes?: object;
  readonly edges?: readonly object[];
  readonly prepend?: boolean;
  readonly [member: string]: unknown;
}

/** Enqueues a graph. */
export const enqueue = async (sandbox: Sandbox, { nodes, edges = [], prepend, ...batch }: Sent): Promise<Enqueued> =>
  (await bodyOf(sandbox, `POST ${QUEUE}/enqueue_batch`, {
    json: { batch: { graph: { nodes, edges }, ...batch }, prepend },
  })) as Enqueued;

export interface Item {
  readonly item_id: number;
  readonly status: string;
  readonly [member: string]: unknown;
  readonly session: { readonly results: Record<string, Record<string, unknown>>; readonly [member: string]: unknown };
}

/** Sends a request to the queue and returns the body of its response. */
export const queue = (sandbox: Sandbox, operation: string, json?: unknown): Promise<unknown> => {
  const [method, path] = operation.split(' ');
  return bodyOf(sandbox, `${method} ${QUEUE}/${path}`, json === undefined ? {} : { json });
};

export const item = async (sandbox: Sandbox, id: number): Promise<Item> =>
  ((await queue(sandbox, 'POST items_by_ids', { item_ids: [id] })) as Item[])[0] as Item;

/** Resolves once no item is pending or running. */
export async function settled(sandbox: Sandbox): Promise<void> {
  for (;;) {
    const { body } = await request(sandbox, `GET ${QUEUE}/status`);
    const { queue: counts, processor } = body as { queue: Record<string, number>; processor: Record<string, boolean> };
    if (counts['pending'] === 0 && counts['in_progress'] === 0 && !processor['is_processing']) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Enqueues a graph and returns its item once it has ended. */
export async function run(sandbox: Sandbox, sent: Sent): Promise<Item> {
  const { item_ids } = await enqueue(sandbox, sent);
  await settled(sandbox);
  return item(sandbox, item_ids[0] ?? 0);
}

/** Returns the outputs of all nodes, in the order in which they ended. */
export const results = ({ session }: Item): unknown[] =>
  Object.values(session.results).map(({ output_meta: _, type: __, ...values }) => values);

export interface EventLog {
  readonly events: SandboxEvent[];
  /** `name` or `name status` of each. */
  names(): string[];
}

/** Records all events of a sandbox. */
export function recordEvents(sandbox: Sandbox, ...rooms: string[]): EventLog {
  const events: SandboxEvent[] = [];
  const connection = sandbox.events.connect({ onEvent: (event) => void events.push(event) });
  for (const room of ['default', ...rooms]) connection.join(room);
  return { events, names: () => events.map(({ name, payload }) => [name, statusOf(payload)].join(' ').trim()) };
}

const statusOf = (payload: object): string => String(record(payload)['status'] ?? '');

/** Returns the payloads of the events with a name. */
export const payloadsOf = (log: EventLog, name: EventName): object[] =>
  log.events.filter((event) => event.name === name).map(({ payload }) => payload);
