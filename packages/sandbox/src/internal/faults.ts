import { setTimeout as sleep } from 'node:timers/promises';

import type { Fault, FaultRule } from '../fault.js';
import { answer, type Handler, json } from './answer.js';
import { brokenConnection, truncate } from './broken-connection.js';
import { createRandom } from './random.js';
import { schedule } from './schedule.js';

/** What goes wrong in a sandbox. */
export class Faults {
  readonly #seed: number;
  readonly #pathOf: (request: Request) => string;
  readonly #rules = new Map<number, { readonly fault: Fault; readonly isDue: (request: Request) => boolean }>();
  #added = 0;
  #isAlive = true;

  constructor(seed: number, pathOf: (request: Request) => string) {
    this.#seed = seed;
    this.#pathOf = pathOf;
  }

  /** Returns what takes the rule away again. */
  add(rule: FaultRule): () => void {
    const id = this.#added;
    this.#added += 1;
    const random = createRandom(this.#seed * 1_000 + id);
    this.#rules.set(id, { fault: rule, isDue: schedule(rule, { random, pathOf: this.#pathOf }) });
    return () => void this.#rules.delete(id);
  }

  revive(): void {
    this.#isAlive = true;
  }

  /** Answers a request as `handle` does, but for the faults that are due. */
  async run(request: Request, handle: Handler): Promise<Response> {
    this.#check();
    const due = [...this.#rules.values()].filter(({ isDue }) => isDue(request));
    const harmed = due.reduceRight(
      (next, { fault }) =>
        (subject) =>
          this.#inflict(fault, subject, next),
      handle,
    );
    const response = await harmed(request);
    this.#check();
    return response;
  }

  #check(): void {
    if (!this.#isAlive) throw brokenConnection('ECONNREFUSED');
  }

  async #inflict(fault: Fault, request: Request, next: Handler): Promise<Response> {
    switch (fault.kind) {
      case 'delay':
        await sleep(fault.milliseconds, undefined, { signal: request.signal });
        return next(request);
      case 'status':
        return refuse(fault);
      case 'truncate':
        return truncate(await next(request));
      case 'lose':
        await next(request);
        throw brokenConnection('ECONNRESET');
      case 'reset':
        throw brokenConnection('ECONNRESET');
      case 'kill':
        if (fault.done) await next(request);
        this.#isAlive = false;
        throw brokenConnection('ECONNRESET');
    }
  }
}

function refuse({ status = 503, body = { detail: 'Service Unavailable' }, retryAfter }: Fault & { kind: 'status' }) {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (typeof body !== 'string') return json(body, status, headers);
  return answer(body, { 'content-type': 'text/plain; charset=utf-8', ...headers }, status);
}
