import { afterEach, expect, test, vi } from 'vitest';

import { createHttpTransport } from '../../src/http-transport.js';

const fetch = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch');
};
const messageFrom = (origin: string | undefined): Promise<string> => {
  vi.stubGlobal('location', origin && { origin });
  const transport = createHttpTransport({ baseUrl: 'http://server:9090', fetch, retries: 0 });
  return transport.send('DELETE /api/v1/boards/{board_id}', { path: { board_id: 'a' } }).then(
    () => 'sent',
    (error: Error) => error.message,
  );
};

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a page of another origin learns which setting of the server may be missing', async () => {
  const message = await messageFrom('http://localhost:5173');
  expect(message).toMatch(
    /^DELETE \S+: no response: Failed to fetch; this page is of another origin, http:\/\/localhost:5173/,
  );
  expect(message).toContain('allow_origins in invokeai.yaml');
});

test.each([undefined, 'http://server:9090'])('%s: another origin is not the cause', async (origin) => {
  expect(await messageFrom(origin)).toBe('DELETE /api/v1/boards/{board_id}: no response: Failed to fetch');
});
