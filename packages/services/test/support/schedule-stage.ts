import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { eventSchemas } from '@x/models/event';
import { type QueueItem, QueueItemList } from '@x/models/queue-item';
import { ImageRepository } from '@x/repositories/image';
import { QueueRepository } from '@x/repositories/queue';
import { QueueItemRepository } from '@x/repositories/queue-item';
import type { FaultRule } from '@x/sandbox/fault';
import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';
import { type ServedSandbox, serve } from '@x/sandbox/serve';
import { createEventSocket } from '@x/transport/event-socket';
import { createHttpTransport } from '@x/transport/http-transport';

import { JobService } from '../../src/job.js';
import { type CountedEvents, countedEvents } from './counted-events.js';
import { openLine, type SilentLine } from './silent-line.js';

const TRUTH = 'x-truth';
const RETRIES = 2;
const queuePath = 'http://sandbox/api/v1/queue/default';

/** What a stage is built for. */
export interface StageOptions {
  readonly startDelay: number;
  readonly nodeDelay: number;
  /** The server is restarted, so it needs a folder. */
  readonly isRestarted: boolean;
  /** The socket's line falls silent, so there is one. */
  readonly isSilent: boolean;
}

interface Parts {
  readonly root: string | undefined;
  readonly sandbox: Sandbox;
  readonly served: ServedSandbox;
  readonly line: SilentLine | undefined;
}

/** A sandbox on a port and a client of it, both there to be troubled. */
export class Stage {
  readonly jobs: JobService;
  /** Milliseconds for which the answer to an enqueue is held back. */
  answerDelay = 0;
  #sandbox: Sandbox;
  #served: ServedSandbox;
  readonly #root: string | undefined;
  readonly #line: SilentLine | undefined;
  readonly #socket: Disposable;
  readonly #undo = new Set<() => void>();
  readonly #events: CountedEvents;
  #restarts = Promise.resolve();
  /** How many requests the server did not answer. */
  #missed = 0;

  private constructor({ root, sandbox, served, line }: Parts) {
    this.#root = root;
    this.#sandbox = sandbox;
    this.#served = served;
    this.#line = line;
    const baseUrl = served.url;
    const transport = createHttpTransport({
      baseUrl,
      retries: RETRIES,
      random: () => 0,
      fetch: (...given) => this.#fetch(...given),
    });
    const socket = createEventSocket({
      baseUrl: line?.url ?? baseUrl,
      events: eventSchemas,
      linger: 5,
      connectTimeout: 300,
      ackTimeout: 100,
      random: () => 0,
    });
    this.#socket = socket;
    this.#events = countedEvents(socket);
    const stores = {
      queue: new QueueRepository(transport),
      queueItems: new QueueItemRepository(transport),
      images: new ImageRepository(transport),
      events: this.#events,
    };
    this.jobs = new JobService(stores, {
      heartbeatInterval: 150,
      pollInterval: 40,
      maxOutage: 5_000,
      recoveryTimeout: 300,
    });
  }

  static async open({ isRestarted, isSilent, ...delays }: StageOptions): Promise<Stage> {
    const root = isRestarted ? await mkdtemp(join(tmpdir(), 'x-schedule-')) : undefined;
    const sandbox = createSandbox({ root, ...delays });
    const served = await serveAnywhere(sandbox);
    return new Stage({ root, sandbox, served, line: isSilent ? await openLine(served.url) : undefined });
  }

  /** Makes something go wrong, for a while or for good. What the test itself asks is spared. */
  trouble(rule: FaultRule, duration = Number.POSITIVE_INFINITY): void {
    const { match } = rule;
    const isEvent = /-(event|socket)$/.test(rule.kind);
    const spared = (request: Request): boolean =>
      !request.headers.has(TRUTH) && (typeof match === 'string' ? request.url.endsWith(match) : true);
    const undo = this.#sandbox.fault(isEvent ? rule : ({ ...rule, match: spared } as FaultRule));
    this.#undo.add(undo);
    if (duration < Number.POSITIVE_INFINITY) setTimeout(undo, duration).unref();
  }

  /** Falls silent, for a while. */
  async silence(duration: number): Promise<void> {
    this.#line?.beSilent(true);
    await sleep(duration);
    this.#line?.beSilent(false);
  }

  /** Ends the server and, a while later, starts it again, on the same folder and the same port. */
  async restart(downtime: number): Promise<void> {
    const restart = async (): Promise<void> => {
      await this.#served.close();
      this.#sandbox.close();
      await this.#away(downtime);
      this.#sandbox = createSandbox({ root: this.#root });
      this.#served = await serve(this.#sandbox, { port: Number(new URL(this.#served.url).port) });
    };
    this.#restarts = this.#restarts.then(restart);
    return this.#restarts;
  }

  /** Kills the server with the next answer to an enqueue, which it carries out; it is there again a while later. */
  killAtEnqueue(downtime: number): void {
    this.trouble({ kind: 'kill', done: true, match: 'enqueue_batch', times: 1 });
    const sandbox = this.#sandbox;
    const isAlive = () => sandbox.fetch(queuePath, { headers: { [TRUTH]: '' } }).catch(() => undefined);
    const timer = setInterval(async () => {
      if (await isAlive()) return;
      clearInterval(timer);
      this.#restarts = this.#restarts.then(async () => {
        await this.#away(downtime);
        if (sandbox === this.#sandbox && !(await isAlive())) sandbox.revive();
      });
    }, 20);
    this.#undo.add(() => clearInterval(timer));
  }

  /** Asks the sandbox, whatever troubles it, as soon as it is there. */
  async ask(method: string, path: string): Promise<unknown> {
    for (let tries = 0; ; tries++) {
      const response = await this.#sandbox
        .fetch(`${queuePath}/${path}`, { method, headers: { [TRUTH]: '' } })
        .catch(String);
      if (typeof response !== 'string' && response.status !== 500) return response.json();
      if (tries === 100) throw new Error(`${method} ${path}: ${response}`);
      await sleep(20);
    }
  }

  /** Returns all items there are. */
  async record(): Promise<QueueItem[]> {
    return QueueItemList.parse(await this.ask('GET', 'list_all'));
  }

  /** Returns what the client has not let go of. */
  async leftovers(): Promise<string[]> {
    const deadline = performance.now() + 2_000;
    while (this.#events.state !== 'idle' && performance.now() < deadline) await sleep(5);
    const left = this.#events.state === 'idle' ? [] : [`a socket that is ${this.#events.state}`];
    return this.#events.watchers === 0 ? left : [...left, `${this.#events.watchers} watchers of the socket`];
  }

  async close(): Promise<void> {
    for (const undo of this.#undo) undo();
    await this.#restarts;
    this.jobs.close();
    this.#socket[Symbol.dispose]();
    this.#line?.close();
    await this.#served.close();
    this.#sandbox.close();
    if (this.#root) await rm(this.#root, { recursive: true });
  }

  /** Waits for the server to be missed: one that is back while a request is still tried again was never away. */
  async #away(downtime: number): Promise<void> {
    const missed = this.#missed + RETRIES;
    await sleep(downtime);
    for (let tries = 0; this.#missed <= missed && this.#events.state !== 'idle' && tries < 50; tries++) await sleep(20);
  }

  async #fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const response = await fetch(input, init).catch((error: unknown) => {
      this.#missed++;
      throw error;
    });
    if (response.url.endsWith('enqueue_batch')) await sleep(this.answerDelay);
    return response;
  }
}

/** Below the ports that systems hand out, and no stage has that of another, which may be away. */
let port = 20_000 + Math.floor(Math.random() * 5_000);

async function serveAnywhere(sandbox: Sandbox): Promise<ServedSandbox> {
  for (;;) {
    const served = await serve(sandbox, { port: port++ }).catch((error: NodeJS.ErrnoException) => error);
    if (!(served instanceof Error)) return served;
    if (served.code !== 'EADDRINUSE') throw served;
  }
}
