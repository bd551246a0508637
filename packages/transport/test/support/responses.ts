import type { Answer } from './test-server.js';

/** Answers JSON. */
export const json =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** Answers a web page, as a server that lacks the operation does. */
export const page =
  (status = 200): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><p>Hello');

/** Takes the connection away without an answer. */
export const reset: Answer = (response) => void response.destroy();

/** Answers half a body, then takes the connection away. */
export const cut: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"half":', () => response.destroy());
};

/** Answers a head and a first byte, and then nothing more. */
export const stall: Answer = (response) => void response.writeHead(200, { 'content-length': '100' }).write('x');

/** Does not answer at all. */
export const silence: Answer = () => {};

/** Sends the request on to another address. */
export const redirect =
  (location: string): Answer =>
  (response) =>
    void response.writeHead(307, { location }).end();
