import { createHttpTransport } from '@x/transport/http-transport';
import * as z from 'zod';

const baseUrl = process.env['INVOKEAI_URL'] ?? 'http://localhost:9090';
const transport = createHttpTransport({ baseUrl });

// Any route of the server's OpenAPI document, and any Standard Schema.
const Version = z.object({ version: z.string() });
const { version } = await transport.json('GET /api/v1/app/version', Version, {});
console.log(version);

// Path parameters are part of the type: without `board_id` this does not compile.
const path = { board_id: 'no-such-board' };
const response = await transport.request('GET /api/v1/boards/{board_id}', { path }).catch((error: Error) => error);
console.log(response instanceof Error ? response.message : response.status);
