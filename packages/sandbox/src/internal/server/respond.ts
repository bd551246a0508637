import type { IncomingMessage, ServerResponse as Outgoing } from 'node:http';

import { createResponse, type Handler, type ServerResponse } from '../http/response.js';
import type { RequestHeaders, ServerRequest } from '../validation/server-request.js';
import { compress } from './compress.js';

/** Returns a listener of a Node server that sends the responses of `handle`. */
export const respond =
  (handle: Handler, settings: Pick<ServerRequest, 'allowOrigins' | 'webFolder'>) =>
  async (incoming: IncomingMessage, outgoing: Outgoing): Promise<void> => {
    const url = urlOf(incoming);
    const headers = headersOf(incoming);
    const aborted = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) aborted.abort(new Error('the client is gone'));
    });
    try {
      if (url === undefined) return send(outgoing, INVALID);
      const { method = 'GET' } = incoming;
      const { signal } = aborted;
      const response = await handle({ method, url, headers, signal, ...settings, body: incoming });
      send(outgoing, compress(headers, response));
    } catch {
      outgoing.destroy();
    }
  };

const INVALID = createResponse(
  'Invalid HTTP request received.',
  { 'content-type': 'text/plain; charset=utf-8', connection: 'close' },
  400,
);

/** Sends a response. */
export function send(outgoing: Outgoing, { status, headers, body, isTruncated }: ServerResponse): void {
  outgoing.writeHead(status, headers);
  if (!isTruncated) return void outgoing.end(body);
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
}

/** Returns the URL of a request; undefined for a target that is none. */
function urlOf({ url = '/', headers: { host = 'localhost' } }: IncomingMessage): string | undefined {
  const text = url.startsWith('/') ? `http://${host}${url}` : url;
  return URL.canParse(text) ? text : undefined;
}

/** Returns the headers of a request. */
export function headersOf({ headers }: IncomingMessage): RequestHeaders {
  const get = (name: string) => {
    const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
    return value === undefined ? null : String(value);
  };
  return {
    get,
    has: (name) => Object.hasOwn(headers, name),
    entries: () => Object.keys(headers).map((name) => [name, get(name) ?? '']),
  };
}
