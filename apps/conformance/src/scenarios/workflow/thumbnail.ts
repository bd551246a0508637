import assert from 'node:assert/strict';

import { ServerError } from '@x/transport/errors';

import { png } from '../../images/png.js';
import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';
import { workflowDocument } from '../../runner/workflow-document.js';

const missingId = '00000000-0000-4000-8000-000000000000';

function formOf(file: BlobPart, type: string, name = 'image'): { readonly body: FormData } {
  const body = new FormData();
  body.set(name, new Blob([file], { type }), 'image.png');
  return { body };
}

export const scenarios = [
  scenario('a workflow has a thumbnail of at most 256 pixels, a WebP', async ({ client, raw }) => {
    const { workflows } = client.repositories;
    const { workflow_id: id } = await workflows.create(workflowDocument());
    await assert.rejects(workflows.thumbnail(id), ServerError);
    await workflows.setThumbnail(id, await png({ width: 600, height: 300 }));
    const { thumbnail_url: url } = await workflows.get(id);
    assert.match(String(url), new RegExp(`^api/v1/workflows/i/${id}/thumbnail\\?[\\da-f-]{36}$`));
    assert.notEqual((await workflows.get(id)).thumbnail_url, url);
    assert.equal((await workflows.thumbnail(id)).type, 'image/webp');
    await workflows.setThumbnail(id, await png({ width: 8, height: 6 }));
    await workflows.thumbnail(id);
    await raw(`GET /api/v1/workflows/i/${id}/thumbnail`, { headers: { range: 'bytes=0-3' } });
    await raw(`GET /api/v1/workflows/i/${id}/thumbnail`, { query: 'anything' });
    await workflows.update(id, workflowDocument({ name: 'x' }));
    await workflows.page({ categories: ['user'], query: 'x', page: 0, per_page: 5 });
    await workflows.deleteThumbnail(id);
    assert.equal((await workflows.get(id)).thumbnail_url, null);
    await assert.rejects(workflows.deleteThumbnail(id), ServerError);
  }),
  requestScenario('invalid thumbnails of a workflow', async ({ client }) => {
    const { workflow_id: id } = await client.repositories.workflows.create(workflowDocument());
    const put = `PUT /api/v1/workflows/i/${id}/thumbnail`;
    const bytes = await (await png({ width: 64, height: 64 })).arrayBuffer();
    const text = new FormData();
    text.set('image', 'hello');
    return [
      ['no body', put, {}, 422],
      ['JSON', put, { json: { image: 'x' } }, 422],
      ['a text', put, { body: text }, 422],
      ['a file of another name', put, formOf(bytes, 'image/png', 'file'), 422],
      ['a text file', put, formOf('hello', 'text/plain'), 415],
      ['a text file that says it is an image', put, formOf('hello', 'image/png'), 415],
      ['an empty file', put, formOf('', 'image/png'), 415],
      ['a PNG that says it is text', put, formOf(bytes, 'text/plain'), 415],
      ['a PNG that is cut off', put, formOf(bytes.slice(0, -40), 'image/png'), 500],
      ['a text for a workflow that does not exist', put.replace(id, missingId), formOf('x', 'text/plain'), 404],
      ['a slash at the end', `${put}/`, formOf(bytes, 'image/png'), 405],
      ['still none', `GET /api/v1/workflows/i/${id}`, {}, 200],
    ];
  }),
];
