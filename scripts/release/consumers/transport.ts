// prints: GET http://127.0.0.1:9/sub/api/v1/app/version -> 6.14.2, then NotFoundError 404
import { createHttpTransport, NotFoundError, type ResponseSchema } from '@x/transport';

const text: ResponseSchema<{ version: string }> = {
  '~standard': {
    version: 1,
    vendor: 'consumer',
    validate: (value) =>
      typeof value === 'object' && value !== null && 'version' in value
        ? { value: { version: `${value.version}` } }
        : { issues: [{ message: 'no version' }] },
  },
};
const asked: string[] = [];
const transport = createHttpTransport({
  baseUrl: 'http://127.0.0.1:9/sub',
  fetch: async (input, init) => {
    const { method, url } = new Request(input, init);
    asked.push(`${method} ${url}`);
    return url.endsWith('/version')
      ? Response.json({ version: '6.14.2' })
      : Response.json({ detail: 'Board not found' }, { status: 404 });
  },
});
const { version } = await transport.json('GET /api/v1/app/version', text, {});
const refusal: unknown = await transport
  .send('GET /api/v1/boards/{board_id}', { path: { board_id: 'x' } })
  .catch((error: unknown) => error);
const said = refusal instanceof NotFoundError ? `${refusal.name} ${refusal.status}` : 'something else';
console.log(`${asked[0]} -> ${version}, then ${said}`);
