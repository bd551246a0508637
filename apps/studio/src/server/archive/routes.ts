import type { Archive } from '@x/archive/archive';

import { readDays } from './days.js';
import { toGalleryQuery, toWindow, toWorkflowQuery } from './query.js';
import { ArchiveFile } from './reply.js';
import type { Thumbnails } from './thumbnails.js';

/** A request to an archive. */
export interface ArchiveRequest {
  /** The value of a part of the path, decoded. */
  param(name: string): string;
  readonly query: URLSearchParams;
  /** Returns the body, read as JSON. */
  body(): Promise<unknown>;
  readonly signal: AbortSignal;
}

/** What the routes read from. */
export interface ArchiveSource {
  readonly archive: Archive;
  readonly thumbnails: Thumbnails;
}

/** Returns what to send: a file, or a value that becomes JSON. */
type Respond = (source: ArchiveSource, request: ArchiveRequest) => unknown;

/** The release whose operations these are. */
const VERSION = '6.14.2';

const STATUS = {
  setup_required: false,
  multiuser_enabled: false,
  strict_password_checking: false,
  admin_email: null,
};

/** The operations of an archive, each as the server has it. */
export const routes: Readonly<Record<string, Respond>> = {
  'GET /api/v1/app/version': () => ({ version: VERSION }),
  'GET /api/v1/auth/status': () => STATUS,
  'GET /openapi.json': () => describeRoutes(),
  'GET /api/v1/boards/': ({ archive }, { query, signal }) =>
    Array.fromAsync(archive.boards.list({ include_archived: query.get('include_archived') === 'true' }, { signal })),
  'GET /api/v1/boards/{board_id}': ({ archive }, { param, signal }) =>
    archive.boards.get(param('board_id'), { signal }),
  'GET /api/v1/boards/{board_id}/image_names': ({ archive }, { param, signal }) =>
    archive.boards.imageNames(param('board_id'), {}, { signal }),
  'GET /api/v1/gallery/items/': ({ archive }, { query, signal }) =>
    archive.gallery.page({ ...toGalleryQuery(query), ...toWindow(query) }, { signal }),
  'GET /api/v1/gallery/item_names': ({ archive }, { query, signal }) =>
    archive.gallery.names(toGalleryQuery(query), { signal }),
  'GET /api/v1/virtual_boards/by_date': ({ archive }, { signal }) => readDays(archive, signal),
  'POST /api/v1/images/images_by_names': async ({ archive }, { body, signal }) =>
    archive.images.getMany(namesOf(await body()), { signal }),
  'GET /api/v1/images/i/{image_name}': ({ archive }, { param, signal }) =>
    archive.images.get(param('image_name'), { signal }),
  'GET /api/v1/images/i/{image_name}/metadata': async ({ archive }, { param, signal }) =>
    (await archive.images.metadata(param('image_name'), { signal })) ?? null,
  'GET /api/v1/images/i/{image_name}/workflow': ({ archive }, { param, signal }) =>
    archive.images.workflow(param('image_name'), { signal }),
  'GET /api/v1/images/i/{image_name}/full': async ({ archive }, { param, signal }) =>
    new ArchiveFile(await archive.images.full(param('image_name'), { signal })),
  'GET /api/v1/images/i/{image_name}/thumbnail': ({ thumbnails }, { param, signal }) =>
    thumbnails.image(param('image_name'), signal),
  'GET /api/v1/videos/i/{video_name}': ({ archive }, { param, signal }) =>
    archive.videos.get(param('video_name'), { signal }),
  'GET /api/v1/videos/i/{video_name}/metadata': async ({ archive }, { param, signal }) =>
    (await archive.videos.metadata(param('video_name'), { signal })) ?? null,
  'GET /api/v1/videos/i/{video_name}/workflow': ({ archive }, { param, signal }) =>
    archive.videos.workflow(param('video_name'), { signal }),
  'GET /api/v1/videos/i/{video_name}/full': async ({ archive }, { param, signal }) =>
    new ArchiveFile(await archive.videos.full(param('video_name'), { signal })),
  'GET /api/v1/videos/i/{video_name}/thumbnail': ({ thumbnails }) => thumbnails.video(),
  'GET /api/v1/workflows/': ({ archive }, { query, signal }) =>
    archive.workflows.page(toWorkflowQuery(query), { signal }),
  'GET /api/v1/workflows/tags': async ({ archive }, { signal }) => {
    const workflows = await Array.fromAsync(archive.workflows.list({}, { signal }));
    const tags = workflows.flatMap((workflow) => workflow.tags.split(',').map((tag) => tag.trim()));
    return [...new Set(tags.filter((tag) => tag !== ''))].sort();
  },
  'GET /api/v1/workflows/i/{workflow_id}': ({ archive }, { param, signal }) =>
    archive.workflows.get(param('workflow_id'), { signal }),
};

/** Returns a description of the routes, by which a client finds out what an archive lacks. */
function describeRoutes() {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of Object.keys(routes)) {
    const [method = '', path = ''] = route.split(' ');
    paths[path] = { ...paths[path], [method.toLowerCase()]: {} };
  }
  return { paths, components: { schemas: {} } };
}

function namesOf(body: unknown): string[] {
  const names = typeof body === 'object' && body !== null && 'image_names' in body ? body.image_names : undefined;
  return Array.isArray(names) ? names.map(String) : [];
}
