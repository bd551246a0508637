import type { SandboxState } from '../../engine/sandbox-state.js';
import { assertOwner } from '../../http/assert-owner.js';
import { type Operation, operation } from '../../http/operation.js';
import { pictureResponse } from '../../http/picture-response.js';
import { json } from '../../http/response.js';
import { openPicture } from '../../imaging/picture.js';
import { required } from '../../validation/field.js';
import { form, upload } from '../../validation/form.js';
import { HttpException } from '../../validation/http-exception.js';
import { MAY_NOT_UPDATE } from './refusals.js';
import type { WorkflowStore } from './workflow-store.js';

const route = '/api/v1/workflows/i/{workflow_id}/thumbnail';

interface Row {
  readonly thumbnail: Uint8Array | null;
  readonly thumbnail_at: number;
}

export function workflowThumbnailOperations({ database, clock }: SandboxState, store: WorkflowStore): Operation[] {
  const write = (id: string, thumbnail: Uint8Array | null) => {
    const sql = `update workflow_library set thumbnail = ?, thumbnail_at = ? where workflow_id = ?`;
    database.run(sql, thumbnail, clock().getTime(), id);
  };

  const read = (id: string): Row => {
    const sql = 'select thumbnail, thumbnail_at from workflow_library where workflow_id = ?';
    const row = database.first<Row>(sql, id);
    if (!row) throw new HttpException(404, 'Not Found');
    return row;
  };

  return [
    operation(`GET ${route}`, { access: 'open' }, ({ path, request }) => {
      const { thumbnail, thumbnail_at } = read(path.workflow_id);
      if (!thumbnail) throw new Error('the workflow has no thumbnail');
      const picture = { bytes: new Uint8Array(thumbnail), written: new Date(thumbnail_at) };
      return pictureResponse(request, path.workflow_id, picture);
    }),

    operation(`PUT ${route}`, { body: form({ image: required(upload) }) }, async ({ path, body: { image }, user }) => {
      const { workflow_id, workflow, user_id } = store.get(path.workflow_id);
      assertOwner(user, user_id, MAY_NOT_UPDATE);
      if (!image.contentType.startsWith('image')) throw new HttpException(415, 'Not an image');
      const encode = await openPicture(image.content);
      const thumbnail = await encode().catch((error: unknown) => {
        if (error instanceof HttpException) throw error;
        throw new HttpException(500, 'Workflow thumbnail file cannot be saved');
      });
      // The server stores it for its own workflows too, and never returns it.
      if (workflow.meta.category !== 'default') write(workflow_id, thumbnail);
      return json(null);
    }),

    operation(`DELETE ${route}`, {}, ({ path, user }) => {
      const { workflow_id, user_id } = store.get(path.workflow_id);
      assertOwner(user, user_id, MAY_NOT_UPDATE);
      if (!read(workflow_id).thumbnail) throw new Error('the workflow has no thumbnail');
      write(workflow_id, null);
      return json(null);
    }),
  ];
}
