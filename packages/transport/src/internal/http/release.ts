import { isRecord } from '../is-record.js';
import { readJson } from './read/read-body.js';
import { send } from './send.js';
import type { Settings } from './settings.js';

/** The operation that returns the release of the server. */
export const VERSION_ROUTE = 'GET /api/v1/app/version';

/** The most bytes of a response with a version. */
const longestVersion = 10_000;

/** Milliseconds for which a release is known. A server may be upgraded, or another one started, at any time. */
const releaseLifetime = 60_000;

/** What is known of the server's release. */
export interface Release {
  /** Returns the release if it was read within the last minute. */
  known(): string | undefined;
  /** Returns the release that was read last. */
  last(): string | undefined;
  /** Reads the release, in one request for all who ask at once. It is `undefined` when it is none. */
  read(): Promise<string | undefined>;
  /** Takes the release from the body of a response of {@link VERSION_ROUTE}. */
  observe(body: unknown): void;
}

/** Returns what is known of the server's release: nothing at first. */
export function createRelease(settings: Settings): Release {
  let latest: { readonly version: string; readonly time: number } | undefined;
  let reading: Promise<string | undefined> | undefined;
  const observe = (body: unknown): string | undefined => {
    const text = isRecord(body) ? body['version'] : undefined;
    if (typeof text !== 'string' || !/^\d+\.\d+[\w.+-]{0,40}$/.test(text)) return undefined;
    const version = settings.redact(text);
    latest = { version, time: settings.clock() };
    return version;
  };
  return {
    observe,
    known: () => (latest && settings.clock() - latest.time < releaseLifetime ? latest.version : undefined),
    last: () => latest?.version,
    read: () => {
      reading ??= readVersion(settings)
        .then(observe)
        .finally(() => {
          reading = undefined;
        });
      return reading;
    },
  };
}

async function readVersion(settings: Settings): Promise<unknown> {
  const read = (response: Response): Promise<unknown> =>
    readJson(response, { route: VERSION_ROUTE, limit: longestVersion, redact: settings.redact });
  return (await send({ route: VERSION_ROUTE, request: {}, read }, settings)).value;
}
