import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type QueueItem, QueueItemList } from '@x/models/queue-item';
import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';
import { type ServedSandbox, serve } from '@x/sandbox/serve';

const TRUTH = 'x-truth';
const queuePath = 'http://sandbox/api/v1/queue/default';

/** What a house is built with. */
export interface HouseOptions {
  readonly startDelay: number;
  readonly nodeDelay: number;
  /** The folder it is kept in, without which no house can be left and entered again. */
  readonly root?: string | undefined;
}

/** A sandbox on a port, in which one schedule plays after the other. */
export class House {
  #sandbox: Sandbox;
  #served: ServedSandbox;
  readonly #root: string | undefined;

  private constructor(sandbox: Sandbox, served: ServedSandbox, root: string | undefined) {
    this.#sandbox = sandbox;
    this.#served = served;
    this.#root = root;
  }

  static async open(options: HouseOptions): Promise<House> {
    const sandbox = createSandbox(options);
    return new House(sandbox, await serveAnywhere(sandbox), options.root);
  }

  static async openOnDisk(options: HouseOptions): Promise<House> {
    return House.open({ ...options, root: await mkdtemp(join(tmpdir(), 'x-schedule-')) });
  }

  get url(): string {
    return this.#served.url;
  }

  get sandbox(): Sandbox {
    return this.#sandbox;
  }

  /** Says whether a request is the stage's own, which no trouble may hit. */
  isOwn(request: Request): boolean {
    return request.headers.has(TRUTH);
  }

  /** Ends the server. */
  async leave(): Promise<void> {
    await this.#served.close();
    this.#sandbox.close();
  }

  /** Starts it again, on the same folder and the same port. */
  async enter(): Promise<void> {
    this.#sandbox = createSandbox({ root: this.#root });
    this.#served = await serve(this.#sandbox, { port: Number(new URL(this.url).port) });
  }

  /** Asks the sandbox, whatever troubles it, as soon as it is there. */
  async ask(method: string, path: string): Promise<unknown> {
    for (let tries = 0; ; tries++) {
      const response = await this.#fetch(method, path).catch(String);
      if (typeof response !== 'string' && response.status !== 500) return response.json();
      if (tries === 100) throw new Error(`${method} ${path}: ${response}`);
      await sleep(20);
    }
  }

  /** Returns all items there are. */
  async record(): Promise<QueueItem[]> {
    return QueueItemList.parse(await this.ask('GET', 'list_all'));
  }

  async isAlive(): Promise<boolean> {
    return this.#fetch('GET', '').then(
      () => true,
      () => false,
    );
  }

  /** Makes it as if nothing had happened in it. */
  async tidy(): Promise<void> {
    if (!(await this.isAlive())) this.#sandbox.revive();
    await this.ask('PUT', 'clear');
  }

  async close(): Promise<void> {
    await this.leave();
    if (this.#root) await rm(this.#root, { recursive: true });
  }

  #fetch(method: string, path: string): Promise<Response> {
    return this.#sandbox.fetch(`${queuePath}/${path}`, { method, headers: { [TRUTH]: '' } });
  }
}

/** Below the ports that systems hand out, and no house has that of another, which may be away. */
let port = 20_000 + Math.floor(Math.random() * 5_000);

async function serveAnywhere(sandbox: Sandbox): Promise<ServedSandbox> {
  for (;;) {
    const served = await serve(sandbox, { port: port++ }).catch((error: NodeJS.ErrnoException) => error);
    if (!(served instanceof Error)) return served;
    if (served.code !== 'EADDRINUSE') throw served;
  }
}
