import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsoleMessage, Page, Request, Response, WebSocket } from 'playwright-core';

import type { Call, Problem } from './call.js';
import { NOTHING, named, shapeOf } from './compare/shape.js';
import { createRouteFinder } from './routes.js';

const QUIET = 300;
const MAX_UNREST = 30_000;

interface Recording {
  readonly title: string;
  readonly calls: Call[];
}

/** Records what a page asks for and what goes wrong in it, phase by phase. */
export class PageRecorder {
  readonly problems: Problem[] = [];
  readonly #findRoute = createRouteFinder();
  readonly #origin: string;
  /** The phases in which the requests in flight were sent. */
  readonly #open = new Map<Request, Recording>();
  #phase: Recording = { title: 'before', calls: [] };
  #lastChange = Date.now();

  constructor(page: Page, url: string) {
    this.#origin = new URL(url).origin;
    page.on('pageerror', (error) => this.#add('page error', error.message));
    page.on('console', (message) => this.#readConsole(message));
    page.on('request', (request) => this.#start(request));
    page.on('requestfailed', (request) => this.#fail(request));
    page.on('response', (response) => void this.#finish(response));
    page.on('websocket', (socket) => this.#readSocket(socket));
  }

  /** Begins a phase and returns its calls, to which later ones are added. */
  begin(title: string): readonly Call[] {
    this.#phase = { title, calls: [] };
    return this.#phase.calls;
  }

  /** Waits until no request has been in flight for a moment. Rejects when that takes too long. */
  async settle(): Promise<void> {
    for (const deadline = Date.now() + MAX_UNREST; Date.now() < deadline; await sleep(25)) {
      if (this.#open.size === 0 && Date.now() - this.#lastChange > QUIET) return;
    }
    const open = [...this.#open.keys()].map((request) => this.#nameOf(request));
    throw new Error(
      `requests did not end within ${MAX_UNREST / 1_000} s: ${open.join(', ') || 'new ones kept coming'}`,
    );
  }

  /** Adds what a phase of ours found wrong. */
  addFailure(text: string): void {
    this.#add('phase', text);
  }

  #add(kind: Problem['kind'], text: string, phase = this.#phase): void {
    this.problems.push({ phase: phase.title, kind, text });
  }

  #readConsole(message: ConsoleMessage): void {
    // The browser writes one for each failed request, which is recorded by itself.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      this.#add('console error', message.text().slice(0, 500));
    }
  }

  #start(request: Request): void {
    if (isSocket(request)) return;
    this.#open.set(request, this.#phase);
    this.#lastChange = Date.now();
  }

  #fail(request: Request): void {
    const phase = this.#end(request);
    if (phase) this.#add('failed request', `${this.#nameOf(request)}: ${request.failure()?.errorText}`, phase);
  }

  async #finish(response: Response): Promise<void> {
    const request = response.request();
    const route = this.#routeOf(request);
    const phase = this.#open.get(request) ?? this.#phase;
    if (response.status() >= 400) {
      this.#add('failed request', `${this.#nameOf(request)}: ${response.status()}`, phase);
    }
    // A response without a body, such as 304, has no shape; one of a page that is left cannot be read.
    if (route) phase.calls.push({ route, status: response.status(), shape: await readShape(response) });
    this.#end(request);
  }

  #end(request: Request): Recording | undefined {
    const phase = this.#open.get(request);
    this.#open.delete(request);
    this.#lastChange = Date.now();
    return phase;
  }

  #readSocket(socket: WebSocket): void {
    socket.on('framereceived', ({ payload }) => {
      const [, text = ''] = /^42(\[.*\])$/s.exec(String(payload)) ?? [];
      if (text === '') return;
      const [name, content] = JSON.parse(text);
      this.#phase.calls.push({ route: `event ${name}`, status: 0, shape: shapeOf(content) });
      this.#lastChange = Date.now();
    });
  }

  #routeOf(request: Request): string | undefined {
    const { origin, pathname } = new URL(request.url());
    return origin === this.#origin ? this.#findRoute(request.method(), decodeURIComponent(pathname)) : undefined;
  }

  #nameOf(request: Request): string {
    return this.#routeOf(request) ?? `${request.method()} ${request.url()}`;
  }
}

/** Polling for events does not end. */
const isSocket = (request: Request): boolean => new URL(request.url()).pathname.startsWith('/ws/');

async function readShape(response: Response): Promise<Call['shape']> {
  const type = response.headers()['content-type'] ?? 'no content';
  if (!type.startsWith('application/json')) return named(type);
  const text = await response.text().catch(() => undefined);
  return text === undefined ? NOTHING : shapeOf(JSON.parse(text));
}
