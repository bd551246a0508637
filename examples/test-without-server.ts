import assert from 'node:assert/strict';

import { ConnectionError, createClient } from '@x/resources';
import { createSandbox } from '@x/sandbox';

using sandbox = createSandbox();
await sandbox.seed({ boards: [{ board_id: 'b1', board_name: 'Sunsets' }], images: [{ board_id: 'b1' }] });
const { repositories } = createClient({ baseUrl: 'http://sandbox', fetch: sandbox.fetch });

assert.equal((await repositories.boards.get('b1')).image_count, 1);

// The server renames the board, and its response is lost.
sandbox.fault({ kind: 'lose', match: 'PATCH /api/v1/boards/{board_id}', times: 1 });
await assert.rejects(repositories.boards.update('b1', { board_name: 'Dusk' }), ConnectionError);
assert.equal((await repositories.boards.get('b1')).board_name, 'Dusk');
console.log('passed');
