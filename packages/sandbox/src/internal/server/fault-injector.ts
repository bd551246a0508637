import { setTimeout as delay } from 'node:timers/promises';

import type { Fault, RequestFaultRule } from '../../fault.js';
import { createFaultSchedule } from '../events/fault-schedule.js';
import { createResponse, type Handler, json, type ServerResponse } from '../http/response.js';
import type { ServerRequest } from '../validation/server-request.js';
import { connectionError } from './connection-error.js';
import { crossOrigin, isPreflight } from './cross-origin.js';
import { routePredicate } from './route-predicate.js';
import { SKIPPING_ROUTES, withoutImages } from './skip-images.js';

interface Parts {
  readonly pathOf: (request: ServerRequest) => string;
  /** Called when the sandbox is killed. */
  readonly onKill: () => void;
}

/** Injects faults into requests. */
export class FaultInjector {
  readonly #parts: Parts;
  readonly #rules = new Set<{ readonly fault: Fault; readonly isDue: (request: ServerRequest) => boolean }>();
  #isAlive = true;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Adds a rule. Returns a function that removes it. */
  add(rule: RequestFaultRule, random: () => number): () => void {
    const { match = () => true } = rule;
    const { pathOf } = this.#parts;
    const matchesRule = typeof match === 'string' ? routePredicate(match, pathOf) : seenBy(match);
    const skipping = SKIPPING_ROUTES.map((route) => routePredicate(route, pathOf));
    const matches = (request: ServerRequest) =>
      !isPreflight(request) &&
      matchesRule(request) &&
      (rule.kind !== 'skip' || skipping.some((isRoute) => isRoute(request)));
    const added = { fault: rule, isDue: createFaultSchedule(rule, { random, matches }) };
    this.#rules.add(added);
    return () => void this.#rules.delete(added);
  }

  revive(): void {
    this.#isAlive = true;
  }

  /** Returns the response of `handle`, changed by the faults that are due. */
  async run(request: ServerRequest, handle: Handler): Promise<ServerResponse> {
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

  async #inject(fault: Fault, request: ServerRequest, next: Handler): Promise<ServerResponse> {
    switch (fault.kind) {
      case 'delay':
        await delay(fault.milliseconds, undefined, { signal: request.signal });
        return next(request);
      case 'status':
        return crossOrigin(async () => refuse(fault))(request);
      case 'truncate':
        return { ...(await next(request)), isTruncated: true };
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

/** Returns a predicate that is given the platform's `Request`, without its body. */
const seenBy =
  (match: (request: Request) => boolean) =>
  ({ method, url, headers }: ServerRequest): boolean =>
    match(new Request(url, { method, headers: [...headers.entries()] }));

function refuse({ status = 503, body = { detail: 'Service Unavailable' }, retryAfter }: Fault & { kind: 'status' }) {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  if (typeof body !== 'string') return json(body, status, headers);
  return createResponse(body, { 'content-type': 'text/plain; charset=utf-8', ...headers }, status);
}
