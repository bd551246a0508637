import type { ServerRequest } from '../validation/server-request.js';

/** The operations that the server refuses while files of images are being moved. */
const ROUTES: ReadonlySet<string> = new Set([
  'DELETE /api/v1/board_images/',
  'POST /api/v1/board_images/',
  'POST /api/v1/board_images/batch',
  'POST /api/v1/board_images/batch/delete',
  'DELETE /api/v1/images/i/{image_name}',
  'PATCH /api/v1/images/i/{image_name}',
  'GET /api/v1/images/i/{image_name}/full',
  'HEAD /api/v1/images/i/{image_name}/full',
  'GET /api/v1/images/i/{image_name}/thumbnail',
  'GET /api/v1/images/i/{image_name}/workflow',
  'DELETE /api/v1/images/intermediates',
  'DELETE /api/v1/images/uncategorized',
  'POST /api/v1/images/delete',
  'POST /api/v1/images/download',
  'POST /api/v1/images/star',
  'POST /api/v1/images/unstar',
  'POST /api/v1/images/upload',
  'POST /api/v1/queue/{queue_id}/enqueue_batch',
  'POST /api/v1/recall/{queue_id}',
  'POST /api/v1/utilities/image-to-prompt',
]);

/** Says whether an operation needs the files of images, or changes what belongs to them. */
export function needsImageFiles(route: string, { url }: Pick<ServerRequest, 'url'>): boolean {
  if (route !== 'DELETE /api/v1/boards/{board_id}') return ROUTES.has(route);
  return /^(1|true|t|yes|y|on)$/i.test(new URL(url).searchParams.get('include_images') ?? '');
}
