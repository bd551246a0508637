import { setTimeout as delay } from 'node:timers/promises';

import type { Fault, RequestFaultRule } from '../../fault.js';
import { createFaultSchedule } from '../events/fault-schedule.js';
import { createResponse, type Handler, json } from '../http/response.js';
import { connectionError, truncate } from './connection-error.js';
import { routePredicate } from './route-predicate.js';
import { SKIPPING_ROUTES, withoutImages } from './skip-images.js';

interface Parts {
  readonly pathOf: (request: Request) => string;
  /** Called when the sandbox is killed. */
  readonly onKill: () => void;
}

/** Injects faults into requests. */
export class FaultInjector {
  readonly #parts: Parts;
  readonly #rules = new Set<{ readonly fault: Fault; readonly isDue: (request: Request) => boolean }>();
  #isAlive = true;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Adds a rule. Returns a function that removes it. */
  add(rule: RequestFaultRule, random: () => number): () => void {
    const { match = () => true } = rule;
    const { pathOf } = this.#parts;
    const matchesRule = typeof match === 'string' ? routePredicate(match, pathOf) : match;
    const skipping = SKIPPING_ROUTES.map((route) => routePredicate(route, pathOf));
    const matches = (request: Request) =>
      matchesRule(request) && (rule.kind !== 'skip' || skipping.some((isRoute) => isRoute(request)));
    const added = { fault: rule, isDue: createFaultSchedule(rule, { random, matches }) };
    this.#rules.add(added);
    return () => void this.#rules.delete(added);
  }

  revive(): void {
    this.#isAlive = true;
  }

  /** Returns the response of `handle`, changed by the faults that are due. */
  async run(request: Request, handle: Handler): Promise<Response> {
    this.#check();
    const due = [...this.#rules].filter(({ isDue }) => isDue(request));
    const faulty = due.reduceRight(
      (next, { fault }) =>
        (subject) =>
          this.#inject(fault, subject, next),
      handle,
    );
    const response = await faulty(request);
    this.#check();
    return response;
  }

  #check(): void {
    if (!this.#isAlive) throw connectionError('ECONNREFUSED');
  }

  async #inject(fault: Fault, request: Request, next: Handler): Promise<Response> {
    switch (fault.kind) {
      case 'delay':
        await delay(fault.milliseconds, undefined, { signal: request.signal });
        return next(request);
      case 'status':
        return refuse(fault);
      case 'truncate':
        return truncate(await next(request));
      case 'lose':
        await next(request);
        throw connectionError('ECONNRESET');
      case 'reset':
        throw connectionError('ECONNRESET');
      case 'skip':
        return next(await withoutImages(request, fault.names));
      case 'kill':
        if (fault.done) await next(request);
        this.#isAlive = false;
        this.#parts.onKill();
        throw connectionError('ECONNRESET');
    }
  }
}

function refuse({ status = 503, body = { detail: 'Service Unavailable' }, retryAfter }: Fault & { kind: 'status' }) {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (typeof body !== 'string') return json(body, status, headers);
  return createResponse(body, { 'content-type': 'text/plain; charset=utf-8', ...headers }, status);
}
