import type { ResponseHook } from './sandbox-services.js';

const html = () => new Response('<!doctype html><title>proxy</title>', { headers: { 'content-type': 'text/html' } });
const json = (status: number, body: unknown) => () => Response.json(body, { status });
const lost = (): never => {
  throw new TypeError('fetch failed');
};

const refused = (): never => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });
};

/** What may arrive in place of a response. A 404 or a refused connection means that nothing was done. */
const responses = {
  'a 503': json(503, { detail: 'no server' }),
  'a 500': json(500, { detail: 'it failed' }),
  'a web page': html,
  '{}': json(200, {}),
  'no response': lost,
};

/** Each fault, and the response hook that makes it. */
export const responseFaults: readonly (readonly [string, ResponseHook])[] = [
  ...Object.entries(responses).flatMap(([name, respond]): (readonly [string, ResponseHook])[] => [
    [`${name} before the work`, async () => respond()],
    [
      `${name} after the work`,
      async (carryOut) => {
        await carryOut();
        return respond();
      },
    ],
  ]),
  ['a refused connection', async () => refused()],
  ['a 404', async () => json(404, { detail: 'Not Found' })()],
];

/** Applies a fault to the request with an index, counted from now on. */
export function faultAt(index: number, fault: ResponseHook): ResponseHook {
  let count = 0;
  return (carryOut) => (count++ === index ? fault(carryOut) : carryOut());
}
