import { QueueRepository } from '@x/repositories/queue';
import { type Client, createClient } from '@x/resources/client';

import { record } from '../record.js';
import type { ServerEvent } from '../runner/events.js';
import type { Exchange } from '../runner/exchange.js';
import { pollUntil } from '../runner/poll-until.js';
import { createRaw, type SendRaw } from '../runner/raw.js';
import { Recorder } from '../runner/recorder.js';
import type { ScenarioRun } from '../runner/run-scenario.js';
import type { Server } from '../runner/server.js';
import { waitUntilIdle } from '../runner/wait-until-idle.js';
import { toFile } from './picture.js';
import { type Created, resolve, type Value } from './reference.js';
import { QUEUES, reset } from './reset.js';
import type { Request, Step, Upload } from './step.js';

/** Milliseconds after which an event that did not arrive never will. */
const MAX_EVENT_DELAY = 5_000;

/** Runs sequences on one server, which must hold nothing else. */
export class SequenceRunner {
  readonly #server: Server;
  readonly #client: Client;
  #recorder: Recorder;
  /** Events of the cleared queue that have arrived since the sequence began. */
  #cleared = 0;
  #onCleared = () => {};

  #stopListening = () => {};

  private constructor(server: Server) {
    const { baseUrl, fetch } = server;
    this.#server = server;
    this.#client = createClient({ baseUrl, fetch });
    this.#recorder = new Recorder(server);
  }

  /** Empties a server and listens to its events. */
  static async open(server: Server): Promise<SequenceRunner> {
    const runner = new SequenceRunner(server);
    runner.#stopListening = await server.listen((event) => runner.#onEvent(event), QUEUES);
    await runner.run([]);
    return runner;
  }

  /** Stops listening. */
  close(): void {
    this.#stopListening();
  }

  /** Runs a sequence, empties the server and returns what was recorded. */
  async run(steps: readonly Step[]): Promise<ScenarioRun> {
    const recorder = new Recorder(this.#server);
    this.#recorder = recorder;
    this.#cleared = 0;
    const raw = createRaw(this.#server.baseUrl, recorder.fetch);
    const since = this.#server.now();
    const today = new Date(since).toISOString().slice(0, 10);
    const created: Created = { boards: [], images: [], items: [], batches: [], days: [today] };
    let failure: unknown;
    try {
      for (const step of steps) {
        if (step === 'run the queue') await this.#runQueue(raw, created);
        else await send(step, raw, created);
      }
    } catch (error) {
      failure = error;
    }
    await reset(this.#client);
    await this.#allEvents(await recorder.exchanges());
    return { title: 'a generated sequence', exchanges: await recorder.exchanges(), failure, since };
  }

  async #runQueue(raw: SendRaw, created: Created): Promise<void> {
    const queue = new QueueRepository(this.#client.transport);
    await queue.resume();
    for (const id of QUEUES) {
      const of = new QueueRepository(this.#client.transport, id);
      const poll = async () => ((await of.status()).queue.pending === 0 ? true : undefined);
      await pollUntil(`nothing is pending in the queue ${id}`, poll, { timeout: 60_000, interval: this.#interval });
    }
    await waitUntilIdle(this.#client);
    await queue.pause();
    const { body } = await raw('GET /api/v1/images/names', {
      query: 'image_origin=internal&order_dir=ASC&starred_first=false',
    });
    keep(created.images, record(body)['image_names']);
  }

  /** Waits for the event of the queue that was cleared to empty the server: the last of the sequence. */
  async #allEvents(exchanges: readonly Exchange[]): Promise<void> {
    const isClear = ({ method, target, status }: Exchange) =>
      method === 'PUT' && target.endsWith('/queue/default/clear') && status === 200;
    const expected = exchanges.filter(isClear).length + 1;
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      this.#onCleared();
    }, MAX_EVENT_DELAY);
    while (this.#cleared < expected && !isLate) {
      const { promise, resolve: onCleared } = Promise.withResolvers<void>();
      this.#onCleared = onCleared;
      await promise;
    }
    clearTimeout(limit);
  }

  #onEvent(event: ServerEvent): void {
    this.#recorder.recordEvent(event);
    if (event.name !== 'queue_cleared' || record(event.payload)['queue_id'] !== 'default') return;
    this.#cleared += 1;
    this.#onCleared();
  }

  get #interval(): number {
    return Math.min(this.#server.eventDelay, 15);
  }
}

async function send(request: Request, raw: SendRaw, created: Created): Promise<void> {
  const { route, path = [], query = {}, json, headers, upload } = request;
  const ids = path.map((value) => encodeURIComponent(String(resolve(value, created))));
  const { status, body } = await raw(
    route.replaceAll('{}', () => ids.shift() ?? ''),
    {
      query: toQuery(query, created),
      ...(json !== undefined && { json: resolve(json, created) }),
      ...(headers && { headers }),
      ...(upload && { body: await toForm(upload) }),
    },
  );
  if (status >= 400) return;
  if (route === 'POST /api/v1/boards/') keep(created.boards, [record(body)['board_id']]);
  if (route === 'POST /api/v1/images/upload') keep(created.images, [record(body)['image_name']]);
  if (route.endsWith('/enqueue_batch')) {
    keep(
      created.items,
      [record(body)['item_ids']].flat().toSorted((a, b) => Number(a) - Number(b)),
    );
    keep(created.batches, [record(record(body)['batch'])['batch_id']]);
  }
  if (route.endsWith('/retry_items_by_id')) {
    const { body: all } = await raw(`GET /api/v1/queue/${encodeURIComponent(String(path[0]))}/item_ids`, {
      query: 'order_dir=ASC',
    });
    keep(created.items, record(all)['item_ids']);
  }
}

/** Adds the new ones among `found` to `ids`. */
function keep<T extends string | number>(ids: T[], found: unknown): void {
  for (const id of [found].flat() as T[]) if (!ids.includes(id)) ids.push(id);
}

function toQuery(query: { readonly [name: string]: Value }, created: Created): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [resolve(value, created)].flat().map((one) => [name, String(one)]),
  );
  return String(new URLSearchParams(pairs.filter(([, value]) => value !== 'undefined')));
}

async function toForm({ picture, resize_to, metadata }: Upload): Promise<FormData> {
  const form = new FormData();
  form.set('file', await toFile(picture), 'a picture');
  if (resize_to !== undefined) form.set('resize_to', resize_to);
  if (metadata !== undefined) form.set('metadata', metadata);
  return form;
}
