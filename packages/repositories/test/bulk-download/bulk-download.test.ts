import { FakeTransport } from '@x/transport/test';
import { expect, test } from 'vitest';
import { BulkDownloadRepository } from '../../src/bulk-download.js';
import { type Operation, runOperation } from '../support/operation.js';

const names = Array<string>(1_001).fill('a.png');

const operations: Record<string, Operation<BulkDownloadRepository>> = {
  start: {
    call: (downloads, o) => downloads.start({ image_names: ['a.png', 'gone.png'] }, o),
    response: { bulk_download_item_name: 'a.zip', response: null },
    route: 'POST /api/v1/images/download',
    request: { body: { image_names: ['a.png', 'gone.png'] } },
  },
  download: {
    call: async (downloads, o) => new Response(await downloads.download('a board.zip', o)).text(),
    response: 'zip',
    route: 'GET /api/v1/images/download/{bulk_download_item_name}',
    request: { path: { bulk_download_item_name: 'a board.zip' }, repeatable: false },
  },
};

test.each(Object.entries(operations))('%s is one request', async (_, operation) => {
  const { actual, expected } = await runOperation(BulkDownloadRepository, operation);
  expect(actual).toEqual(expected);
});

test('a board can be downloaded', async () => {
  const transport = new FakeTransport({ bulk_download_item_name: 'a.zip' });
  await new BulkDownloadRepository(transport).start({ board_id: 'none' });
  expect(transport.requests).toEqual([['POST /api/v1/images/download', { body: { board_id: 'none' } }]]);
});

test.each<[string, string, (downloads: BulkDownloadRepository) => Promise<unknown>]>([
  [
    '1 001 names to download',
    'image_names: must be at most 1 000 names',
    (downloads) => downloads.start({ image_names: names }),
  ],
  ['nothing to download', 'image_names: must not be empty', (downloads) => downloads.start({ image_names: [] })],
  [
    'no board to download',
    'board_id: must not be empty; use "none" for images on no board',
    (downloads) => downloads.start({ board_id: '' }),
  ],
  [
    'a board and names',
    'selection: must have a board_id or image_names, not both',
    (downloads) => downloads.start(JSON.parse('{"board_id":"b","image_names":[]}')),
  ],
])('rejects %s without a request', async (_, message, call) => {
  const transport = new FakeTransport();
  await expect(call(new BulkDownloadRepository(transport))).rejects.toThrow(message);
  expect(transport.requests).toEqual([]);
});
