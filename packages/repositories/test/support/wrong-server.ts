import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { makeBoard } from '@x/sandbox/make-board';
import { makeImage } from '@x/sandbox/make-image';
import { makeVideo } from '@x/sandbox/make-video';
import { createSandbox, type Sandbox } from '@x/sandbox/sandbox';

import { emptyWorkflow } from './empty-workflow.js';
import { modelSource, packSource } from './local-sources.js';
import { modelFile } from './model-file.js';
import { pngImage } from './png-image.js';
import { createUsersState, type ServerState, withoutToken } from './users-state.js';

/** Responds to a request, or does not. `carryOut` passes it to the real server, and returns its response. */
export type WrongResponse = (response: ServerResponse, carryOut: () => Promise<Response>) => unknown;

/** A server that can be wrong about requests that change something. */
export interface WrongServer extends AsyncDisposable {
  readonly url: string;
  /** The requests that change something and were carried out, as method and path. */
  readonly carriedOut: readonly string[];
  /** All that were received. */
  readonly received: readonly string[];
}

const graph = { nodes: { a: { id: 'a', type: 'add', a: 1, b: 2 } }, edges: [] };

/**
 * Returns a sandbox with a board `b`, an image `a.png` and a video `a.mp4` on it, a pending item 1, models `m` and `n`, and
 * a workflow `w` and a preset `p` with pictures.
 */
async function createServerState(request: string): Promise<Sandbox> {
  const ids = ['w', 'p'];
  const sandbox = createSandbox({ uuid: () => ids.shift() ?? randomUUID() });
  const send = (method: string, path: string, init: RequestInit) =>
    sandbox.fetch(new Request(`http://sandbox.invalid/api/${path}`, { method, ...init }));
  const prepare = (method: string, path: string, body?: object) =>
    send(method, path, {
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  await prepare('POST', 'v1/workflows/', { workflow: emptyWorkflow });
  await send('PUT', 'v1/workflows/i/w/thumbnail', { body: formOf('image', pngImage()) });
  const preset = formOf('image', pngImage());
  preset.set('data', JSON.stringify({ name: 'A preset', positive_prompt: '', negative_prompt: '', type: 'user' }));
  await send('POST', 'v1/style_presets/', { body: preset });
  await sandbox.seed({
    boards: [makeBoard({ board_id: 'b' })],
    images: [makeImage({ image_name: 'a.png', board_id: 'b' })],
    videos: [makeVideo({ video_name: 'a.mp4', board_id: 'b' })],
    models: [
      { key: 'm', name: 'M', path: modelFile },
      { key: 'n', name: 'N' },
    ],
  });
  if (request === 'DELETE /api/v2/models/i/m/image') await setCoverImage(sandbox);
  await prepare('PUT', 'v1/queue/default/processor/pause');
  await prepare('POST', 'v2/custom_nodes/install', { source: packSource('pack') });
  await prepare('POST', `v2/models/install?inplace=true&source=${encodeURIComponent(modelSource('model'))}`, {});
  await prepare('POST', 'v1/queue/default/enqueue_batch', {
    batch: { batch_id: 'batch', destination: 'place', graph, runs: 1 },
  });
  return sandbox;
}

async function setCoverImage(sandbox: Sandbox): Promise<void> {
  const body = formOf('image', pngImage());
  await sandbox.fetch(new Request('http://sandbox.invalid/api/v2/models/i/m/image', { method: 'PATCH', body }));
}

function formOf(name: string, file: Blob): FormData {
  const form = new FormData();
  form.set(name, file);
  return form;
}

/** Starts a server with a state of its own that is wrong each time, or `times` times. It is right about its release. */
export async function startWrongServer(wrong: WrongResponse, times = Number.POSITIVE_INFINITY): Promise<WrongServer> {
  let state: Promise<ServerState> | undefined;
  const carriedOut: string[] = [];
  const received: string[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '', headers } = request;
    const body = await buffer(request);
    const name = `${method} ${url}`;
    if (url === '/api/v1/app/version') return pass(response, Response.json({ version: '6.14.2' }));
    received.push(name);
    const carryOut = async (): Promise<Response> => {
      carriedOut.push(name);
      const type = headers['content-type'];
      state ??= url.startsWith('/api/v1/auth/') ? createUsersState(url) : createServerState(name).then(withoutToken);
      const { sandbox, token } = await state;
      return sandbox.fetch(
        new Request(`http://sandbox.invalid${url}`, {
          method,
          headers: {
            ...(type && { 'content-type': type }),
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
          ...(body.length > 0 && { body: new Uint8Array(body) }),
        }),
      );
    };
    if (received.length <= times) await wrong(response, carryOut);
    else await pass(response, await carryOut());
  };
  const server = createServer((request, response) => void respond(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    carriedOut,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

/** Passes a response on unchanged. */
export async function pass(response: ServerResponse, { status, headers, body }: Response): Promise<void> {
  const bytes = Buffer.from(await new Response(body).arrayBuffer());
  response.writeHead(status, { 'content-type': headers.get('content-type') ?? '' }).end(bytes);
}
