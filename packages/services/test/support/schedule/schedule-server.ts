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

import { JobService } from '../../../src/job.js';
import { type CountedEvents, countedEvents } from '../counted-events.js';
import { openProxy, type StallingProxy } from '../stalling-proxy.js';

/** Requests with this header are spared by the faults. */
const SPARED = 'x-spared';
const RETRIES = 2;
const queuePath = 'http://sandbox/api/v1/queue/default';

/** Options for {@link ScheduleServer.open}. */
export interface ScheduleServerOptions {
  readonly startDelay: number;
  readonly nodeDelay: number;
  /** The server will be restarted, so it needs a folder. */
  readonly isRestarted: boolean;
  /** The connection will stall, so the socket needs a proxy. */
  readonly isStalled: boolean;
}

interface Parts {
  readonly root: string | undefined;
  readonly sandbox: Sandbox;
  readonly served: ServedSandbox;
  readonly proxy: StallingProxy | undefined;
}

/** A sandbox on a port and a client of it, for faults of both. */
export class ScheduleServer {
  readonly jobs: JobService;
  #sandbox: Sandbox;
  #served: ServedSandbox;
  readonly #root: string | undefined;
  readonly #proxy: StallingProxy | undefined;
  readonly #socket: Disposable;
  readonly #undo = new Set<() => void>();
  readonly #events: CountedEvents;
  #restarts = Promise.resolve();
  /** Milliseconds. */
  #enqueueDelay = 0;
  /** How many requests got no response. */
  #failed = 0;

  private constructor({ root, sandbox, served, proxy }: Parts) {
    this.#root = root;
    this.#sandbox = sandbox;
    this.#served = served;
    this.#proxy = proxy;
    const baseUrl = served.url;
    const transport = createHttpTransport({
      baseUrl,
      retries: RETRIES,
      random: () => 0,
      fetch: (...given) => this.#fetch(...given),
    });
    const socket = createEventSocket({
      baseUrl: proxy?.url ?? baseUrl,
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
      maxOutage: 60_000,
      recoveryTimeout: 2_000,
    });
  }

  static async open({ isRestarted, isStalled, ...delays }: ScheduleServerOptions): Promise<ScheduleServer> {
    const root = isRestarted ? await mkdtemp(join(tmpdir(), 'x-schedule-')) : undefined;
    const sandbox = createSandbox({ root, ...delays });
    const served = await serveOnFreePort(sandbox);
    const proxy = isStalled ? await openProxy(served.url) : undefined;
    return new ScheduleServer({ root, sandbox, served, proxy });
  }

  /** Whether a request or the socket got no response, by a fault or because this machine was too busy. */
  get wasUnreachable(): boolean {
    return this.#failed > 0 || this.#events.wasInterrupted;
  }

  /** Adds a fault, for a while or forever. The requests of the test itself are spared. */
  inject(rule: FaultRule, duration = Number.POSITIVE_INFINITY): void {
    const { match } = rule;
    const isEvent = /-(event|socket)$/.test(rule.kind);
    const spared = (request: Request): boolean =>
      !request.headers.has(SPARED) && (typeof match === 'string' ? request.url.endsWith(match) : true);
    const undo = this.#sandbox.fault(isEvent ? rule : ({ ...rule, match: spared } as FaultRule));
    this.#undo.add(undo);
    if (duration < Number.POSITIVE_INFINITY) setTimeout(undo, duration).unref();
  }

  /** Delays the responses to enqueue requests. */
  delayEnqueue(milliseconds: number): void {
    this.#enqueueDelay = milliseconds;
  }

  /** Stalls the connection of the socket for a while. */
  async stallConnection(duration: number): Promise<void> {
    this.#proxy?.stall(true);
    await sleep(duration);
    this.#proxy?.stall(false);
  }

  /** Stops the server and starts it again a while later, with the same folder and port. */
  async restart(downtime: number): Promise<void> {
    const restart = async (): Promise<void> => {
      await this.#served.close();
      this.#sandbox.close();
      await this.#untilMissed(downtime);
      this.#sandbox = createSandbox({ root: this.#root });
      this.#served = await serve(this.#sandbox, { port: Number(new URL(this.#served.url).port) });
    };
    this.#restarts = this.#restarts.then(restart);
    return this.#restarts;
  }

  /** Kills the server after the next enqueue, before it responds, and starts it again a while later. */
  killAtEnqueue(downtime: number): void {
    this.inject({ kind: 'kill', done: true, match: 'enqueue_batch', times: 1 });
    const sandbox = this.#sandbox;
    const isAlive = () => sandbox.fetch(queuePath, { headers: { [SPARED]: '' } }).catch(() => undefined);
    const timer = setInterval(async () => {
      if (await isAlive()) return;
      clearInterval(timer);
      this.#restarts = this.#restarts.then(async () => {
        await this.#untilMissed(downtime);
        if (sandbox === this.#sandbox && !(await isAlive())) sandbox.revive();
      });
    }, 20);
    this.#undo.add(() => clearInterval(timer));
  }

  /** Sends a request to the sandbox, past the faults, as soon as it is up. */
  async request(method: string, path: string): Promise<unknown> {
    for (let tries = 0; ; tries++) {
      const response = await this.#sandbox
        .fetch(`${queuePath}/${path}`, { method, headers: { [SPARED]: '' } })
        .catch(String);
      if (typeof response !== 'string' && response.status !== 500) return response.json();
      if (tries === 3_000) throw new Error(`${method} ${path}: ${response}`);
      await sleep(20);
    }
  }

  /** Returns all items on the queue. */
  async items(): Promise<QueueItem[]> {
    return QueueItemList.parse(await this.request('GET', 'list_all'));
  }

  /** Returns what the client should have closed and has not. */
  async remaining(): Promise<string[]> {
    const deadline = performance.now() + 60_000; // only ends a hang
    while (this.#events.state !== 'idle' && performance.now() < deadline) await sleep(5);
    const left = this.#events.state === 'idle' ? [] : [`a socket that is ${this.#events.state}`];
    return this.#events.stateListeners === 0
      ? left
      : [...left, `${this.#events.stateListeners} listeners of the socket's state`];
  }

  async close(): Promise<void> {
    for (const undo of this.#undo) undo();
    await this.#restarts;
    this.jobs.close();
    this.#socket[Symbol.dispose]();
    this.#proxy?.close();
    await this.#served.close();
    this.#sandbox.close();
    if (this.#root) await rm(this.#root, { recursive: true });
  }

  /** Waits until the client has noticed: a server that is up again before the last retry was never down. */
  async #untilMissed(downtime: number): Promise<void> {
    const limit = this.#failed + RETRIES;
    await sleep(downtime);
    for (let tries = 0; this.#failed <= limit && this.#events.state !== 'idle' && tries < 1_500; tries++)
      await sleep(20);
  }

  async #fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const response = await fetch(input, init).catch((error: unknown) => {
      this.#failed++;
      throw error;
    });
    if (response.url.endsWith('enqueue_batch')) await sleep(this.#enqueueDelay);
    return response;
  }
}

/** Below the ports that systems assign; no server gets that of another, which may be down. */
let port = 20_000 + Math.floor(Math.random() * 5_000);

async function serveOnFreePort(sandbox: Sandbox): Promise<ServedSandbox> {
  for (;;) {
    const served = await serve(sandbox, { port: port++ }).catch((error: NodeJS.ErrnoException) => error);
    if (!(served instanceof Error)) return served;
    if (served.code !== 'EADDRINUSE') throw served;
  }
}
