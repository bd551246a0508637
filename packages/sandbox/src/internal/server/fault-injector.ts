import { setTimeout as sleep } from 'node:timers/promises';

import type { Fault, RequestFaultRule } from '../../fault.js';
import { schedule } from '../events/fault-schedule.js';
import { answer, type Handler, json } from '../http/response.js';
import { brokenConnection, truncate } from './connection-error.js';
import { routePredicate } from './route-predicate.js';

interface Parts {
  readonly pathOf: (request: Request) => string;
  /** Called when the sandbox is killed. */
  readonly onKill: () => void;
}

/** What goes wrong with requests. */
export class Faults {
  readonly #parts: Parts;
  readonly #rules = new Set<{ readonly fault: Fault; readonly isDue: (request: Request) => boolean }>();
  #isAlive = true;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Returns what takes the rule away again. */
  add(rule: RequestFaultRule, random: () => number): () => void {
    const { match = () => true } = rule;
    const matches = typeof match === 'string' ? routePredicate(match, this.#parts.pathOf) : match;
    const added = { fault: rule, isDue: schedule(rule, { random, matches }) };
    this.#rules.add(added);
    return () => void this.#rules.delete(added);
  }

  revive(): void {
    this.#isAlive = true;
  }

  /** Answers a request as `handle` does, but for the faults that are due. */
  async run(request: Request, handle: Handler): Promise<Response> {
    this.#check();
    const due = [...this.#rules].filter(({ isDue }) => isDue(request));
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
        this.#parts.onKill();
        throw brokenConnection('ECONNRESET');
    }
  }
}

function refuse({ status = 503, body = { detail: 'Service Unavailable' }, retryAfter }: Fault & { kind: 'status' }) {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (typeof body !== 'string') return json(body, status, headers);
  return answer(body, { 'content-type': 'text/plain; charset=utf-8', ...headers }, status);
}
