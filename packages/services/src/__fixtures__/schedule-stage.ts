import { setTimeout as sleep } from 'node:timers/promises';

import { events } from '@x/models/event';
import type { QueueItem } from '@x/models/queue-item';
import { ImageRepository } from '@x/repositories/image';
import { QueueRepository } from '@x/repositories/queue';
import { QueueItemRepository } from '@x/repositories/queue-item';
import type { FaultRule } from '@x/sandbox/fault';
import { createEventSocket } from '@x/transport/event-socket';
import { createHttpTransport } from '@x/transport/http-transport';

import { JobService } from '../job.js';
import { type CountedEvents, countedEvents } from './counted-events.js';
import type { House } from './schedule-house.js';
import { openLine, type SilentLine } from './silent-line.js';

const RETRIES = 2;

/** A house and a client of its server, both there to be troubled. */
export class Stage {
  readonly jobs: JobService;
  /** Milliseconds for which the answer to an enqueue is held back. */
  answerDelay = 0;
  readonly #house: House;
  readonly #line: SilentLine | undefined;
  readonly #socket: Disposable;
  readonly #undo = new Set<() => void>();
  readonly #events: CountedEvents;
  #restarts = Promise.resolve();
  /** How many requests the server did not answer. */
  #missed = 0;

  private constructor(house: House, line: SilentLine | undefined) {
    this.#house = house;
    this.#line = line;
    const baseUrl = house.url;
    const transport = createHttpTransport({
      baseUrl,
      retries: RETRIES,
      random: () => 0,
      fetch: (...given) => this.#fetch(...given),
    });
    const socket = createEventSocket({
      baseUrl: line?.url ?? baseUrl,
      events,
      lingerMs: 5,
      connectTimeoutMs: 300,
      ackTimeoutMs: 100,
      random: () => 0,
    });
    this.#socket = socket;
    this.#events = countedEvents(socket);
    const stores = {
      queue: new QueueRepository(transport),
      items: new QueueItemRepository(transport),
      images: new ImageRepository(transport),
      events: this.#events,
    };
    this.jobs = new JobService(stores, { heartbeat: 150, poll: 40, patience: 5_000, recovery: 300 });
  }

  /** The line of its socket can fall silent where that is said. */
  static async open(house: House, isSilent: boolean): Promise<Stage> {
    return new Stage(house, isSilent ? await openLine(house.url) : undefined);
  }

  /** Makes something go wrong, for a while or for good. What the test itself asks is spared. */
  trouble(rule: FaultRule, duration = Number.POSITIVE_INFINITY): void {
    const { match } = rule;
    const isEvent = /-(event|socket)$/.test(rule.kind);
    const spared = (request: Request): boolean =>
      !this.#house.isOwn(request) && (typeof match === 'string' ? request.url.endsWith(match) : true);
    const undo = this.#house.sandbox.fault(isEvent ? rule : ({ ...rule, match: spared } as FaultRule));
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
      await this.#house.leave();
      await this.#away(downtime);
      await this.#house.enter();
    };
    this.#restarts = this.#restarts.then(restart);
    return this.#restarts;
  }

  /** Kills the server with the next answer to an enqueue, which it carries out; it is there again a while later. */
  killAtEnqueue(downtime: number): void {
    this.trouble({ kind: 'kill', done: true, match: 'enqueue_batch', times: 1 });
    const { sandbox } = this.#house;
    const timer = setInterval(async () => {
      if (await this.#house.isAlive()) return;
      clearInterval(timer);
      this.#restarts = this.#restarts.then(async () => {
        await this.#away(downtime);
        if (sandbox === this.#house.sandbox && !(await this.#house.isAlive())) sandbox.revive();
      });
    }, 20);
    this.#undo.add(() => clearInterval(timer));
  }

  ask(method: string, path: string): Promise<unknown> {
    return this.#house.ask(method, path);
  }

  record(): Promise<QueueItem[]> {
    return this.#house.record();
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
