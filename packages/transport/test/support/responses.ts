import type { Handler } from './test-server.js';

/** Responds with JSON. */
export const json =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Handler =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** Responds with a web page, as a server without the operation does. */
export const page =
  (status = 200): Handler =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><p>Hello');

/** Closes the connection without a response. */
export const reset: Handler = (response) => void response.destroy();

/** Sends half a body, then closes the connection. */
export const cut: Handler = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"half":', () => response.destroy());
};

/** Sends a head and a first byte, and then nothing more. */
export const stall: Handler = (response) => void response.writeHead(200, { 'content-length': '100' }).write('x');

/** Does not respond at all. */
export const silence: Handler = () => {};

/** Redirects to another address. */
export const redirect =
  (location: string, status = 307): Handler =>
  (response) =>
    void response.writeHead(status, { location }).end();
