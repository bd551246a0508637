import { once } from 'node:events';
import { type IncomingMessage, request as send } from 'node:http';
import { text } from 'node:stream/consumers';

import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { serve } from '../../src/serve.js';
import { png, UPLOAD } from './image-file.js';
import { nodes, run } from './queue.js';
import { request } from './request.js';

const NAMES = { image_names: ['a.png'] };

const REQUESTS: [route: string, json: object | undefined, result: [status: number, body: object]][] = [
  ['POST /api/v1/boards/?board_name=new', undefined, [201, { board_name: 'new' }]],
  ['PATCH /api/v1/boards/b1', { board_name: 'other' }, [201, { board_name: 'other' }]],
  ['POST /api/v1/images/images_by_names', NAMES, [200, [{ image_name: 'a.png' }]]],
  ['DELETE /api/v1/boards/b1', undefined, [200, { board_id: 'b1' }]],
  ['GET /api/v1/boards/b1', undefined, [200, { board_id: 'b1' }]],
];

/** Tests that a sandbox works where the classes of the platform are those of a DOM, such as `jsdom`. */
export function testInDom(name: string): void {
  test('runs with the classes of a DOM', () => {
    expect(navigator.userAgent.toLowerCase()).toContain(name);
  });

  test.each(REQUESTS)('executes over a port: %s', async (route, json, [status, body]) => {
    using sandbox = createSandbox();
    await sandbox.seed({ boards: [{ board_id: 'b1' }], images: [{ image_name: 'a.png' }] });
    await using served = await serve(sandbox, { allowOrigins: ['*'] });
    const response = await exchange(`${served.url} ${route}`, JSON.stringify(json));
    expect([response.status, JSON.parse(response.body)]).toMatchObject([status, body]);
    // What the environment calls fetch.
    const again = await fetch(`${served.url}/api/v1/boards/?board_name=again`, { method: 'POST' });
    expect([again.status, await again.json()]).toMatchObject([201, { board_name: 'again' }]);
  });

  test.each(REQUESTS)('executes in process: %s', async (route, json, [status, body]) => {
    using sandbox = createSandbox();
    await sandbox.seed({ boards: [{ board_id: 'b1' }], images: [{ image_name: 'a.png' }] });
    expect(await request(sandbox, route, json ? { json } : {})).toMatchObject({ status, body });
  });

  test('takes an upload, in process and over a port', async () => {
    using sandbox = createSandbox();
    await using served = await serve(sandbox);
    const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\ncontent-type: image/png\r\n\r\n';
    const body = new Uint8Array(Buffer.concat([Buffer.from(head), await png({ width: 7 }), Buffer.from('\r\n--x--')]));
    const type = 'multipart/form-data; boundary=x';
    const inside = await request(sandbox, UPLOAD, { body, headers: { 'content-type': type } });
    expect(inside).toMatchObject({ status: 201, body: { width: 7 } });
    const outside = await exchange(`${served.url} ${UPLOAD}`, body, type);
    expect([outside.status, JSON.parse(outside.body)]).toMatchObject([201, { width: 7 }]);
  });

  test('runs a graph, with its delays', async () => {
    using sandbox = createSandbox({ startDelay: 1, nodeDelay: 1 });
    expect(await run(sandbox, { nodes: nodes({ id: 'n', type: 'add', a: 2 }) })).toMatchObject({ status: 'completed' });
  });

  test('a request can be aborted, and faults break connections', async () => {
    using sandbox = createSandbox();
    sandbox.fault({ kind: 'delay', milliseconds: 1e6, times: 1 });
    const controller = new AbortController();
    const pending = sandbox.fetch('http://sandbox/api/v1/app/version', { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(pending).rejects.toThrow('enough');
    sandbox.fault({ kind: 'truncate', match: ({ url }) => url.endsWith('/version'), times: 1 });
    const response = await sandbox.fetch('http://sandbox/api/v1/app/version');
    await expect(response.text()).rejects.toThrow('terminated');
  });
}

/** Sends a request by Node's own client, as another program does. */
async function exchange(target: string, body?: string | Uint8Array, type = 'application/json') {
  const [origin, method, path] = target.split(' ');
  const outgoing = send(`${origin}${path}`, { method, headers: { 'content-type': type } });
  outgoing.end(body);
  const [incoming]: [IncomingMessage] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: incoming.statusCode, body: await text(incoming) };
}
