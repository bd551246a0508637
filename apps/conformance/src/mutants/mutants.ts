import { changeResponse, header, json, type Mutant, matchesRoute, status } from './mutant.js';

const reversed = (list: unknown): unknown => (Array.isArray(list) ? list.toReversed() : list);

/** Over twenty servers that are nearly correct. */
export const mutants: readonly Mutant[] = [
  {
    title: 'creating a board returns 200 instead of 201',
    scenario: 'a new board is empty',
    respond: changeResponse('POST /api/v1/boards/', status(200)),
  },
  {
    title: 'a board lacks a nullable field',
    scenario: 'a new board is empty',
    respond: changeResponse(
      'GET /api/v1/boards/*',
      json(({ owner_username: _, ...board }) => board),
    ),
  },
  {
    title: 'a board has an additional field',
    scenario: 'a new board is empty',
    respond: changeResponse(
      'GET /api/v1/boards/*',
      json((board) => ({ ...board, colour: 'red' })),
    ),
  },
  {
    title: 'the fields of a board are in another order',
    scenario: 'a new board is empty',
    respond: changeResponse(
      'GET /api/v1/boards/*',
      json((board) => Object.fromEntries(Object.entries(board).toReversed())),
    ),
  },
  {
    title: 'a number is a string',
    scenario: 'a board counts images',
    respond: changeResponse(
      'GET /api/v1/boards/*',
      json((board) => ({ ...board, video_count: '0' })),
    ),
  },
  {
    title: 'null is an empty string',
    scenario: 'a renamed board keeps',
    respond: changeResponse(
      'PATCH /api/v1/boards/*',
      json((board) => ({ ...board, cover_video_name: '' })),
    ),
  },
  {
    title: 'updating a board does not change its date',
    scenario: 'a renamed board keeps',
    respond: changeResponse(
      'PATCH /api/v1/boards/*',
      json((board) => ({ ...board, updated_at: board['created_at'] })),
    ),
  },
  {
    title: 'a date has the ISO 8601 format',
    scenario: 'a new board is empty',
    respond: changeResponse(
      'POST /api/v1/boards/',
      json((board) => ({ ...board, created_at: `${String(board['created_at']).replace(' ', 'T')}Z` })),
    ),
  },
  {
    title: 'images are listed in reverse order',
    scenario: 'pages are windows',
    respond: changeResponse(
      'GET /api/v1/images/',
      json((page) => ({ ...page, items: reversed(page['items']) })),
    ),
  },
  {
    title: 'a page starts one image too late',
    scenario: 'pages are windows',
    respond: async (request, send) => {
      const url = new URL(request.url);
      const offset = Number(url.searchParams.get('offset'));
      if (matchesRoute(request, 'GET /api/v1/images/') && offset > 0) url.searchParams.set('offset', `${offset + 1}`);
      return send(new Request(url, request));
    },
  },
  {
    title: 'the total of a page of boards is the number of all boards',
    scenario: 'the total of a page of boards',
    respond: changeResponse(
      'GET /api/v1/boards/',
      json((page) => (Array.isArray(page) ? page : { ...page, total: 11 })),
    ),
  },
  {
    title: 'starred images are not first',
    scenario: 'images are listed oldest or newest first',
    respond: async (request, send) =>
      send(new Request(request.url.replace('starred_first=true', 'starred_first=false'), request)),
  },
  {
    title: 'two image names are swapped',
    scenario: 'images are listed oldest or newest first',
    respond: changeResponse(
      'GET /api/v1/images/names',
      json(({ image_names, ...rest }) => {
        const [first, second, ...others] = Array.isArray(image_names) ? image_names : [];
        return { image_names: [second, first, ...others], ...rest };
      }),
    ),
  },
  {
    title: 'a search is case-sensitive',
    scenario: 'a search matches',
    respond: async (request, send) =>
      send(new Request(request.url.replace('search_term=FOX', 'search_term=F%40X'), request)),
  },
  {
    title: 'files must not be cached',
    scenario: 'a PNG keeps',
    respond: changeResponse('GET /api/v1/images/i/*', header('cache-control', 'no-store')),
  },
  {
    title: 'the response to an upload has no location',
    scenario: 'a PNG keeps',
    respond: changeResponse('POST /api/v1/images/upload', header('location', undefined)),
  },
  {
    title: 'the content type of a thumbnail is PNG',
    scenario: 'a PNG keeps',
    respond: changeResponse('GET /api/v1/images/i/*', (response) =>
      response.headers.get('content-type') === 'image/webp' ? header('content-type', 'image/png')(response) : response,
    ),
  },
  {
    title: 'starring succeeds and stars nothing',
    scenario: 'images are starred',
    respond: async (request, send) => {
      if (!matchesRoute(request, 'POST /api/v1/images/star')) return send(request);
      const { image_names } = await request.json();
      return Response.json({ starred_images: image_names, affected_boards: ['none'], failed_images: [] });
    },
  },
  {
    title: 'an unknown image is reported as failed',
    scenario: 'a batch does not mention images',
    respond: changeResponse(
      'POST /api/v1/board_images/batch',
      json((result) => ({ ...result, failed_images: ['00000000-0000-4000-8000-000000000000.png'] })),
    ),
  },
  {
    title: 'deleting a board deletes its images',
    scenario: 'deleting a board keeps',
    respond: async (request, send) =>
      send(new Request(request.url.replace('include_images=false', 'include_images=true'), request)),
  },
  {
    title: 'a validation error lacks the input',
    scenario: 'invalid changes to a board',
    respond: changeResponse(
      'PATCH /api/v1/boards/*',
      json(({ detail }) => ({
        detail: Array.isArray(detail) ? detail.map(({ input: _, ...issue }: Record<string, unknown>) => issue) : detail,
      })),
    ),
  },
  {
    title: 'an unknown path returns 404',
    scenario: 'an unknown path returns the web page',
    respond: async (request, send) =>
      matchesRoute(request, 'GET /api/v1/nothing')
        ? Response.json({ detail: 'Not Found' }, { status: 404 })
        : send(request),
  },
  {
    title: 'a server error is JSON',
    scenario: 'invalid downloads',
    respond: changeResponse('POST /api/v1/images/download', (response) =>
      response.status === 500 ? Response.json({ detail: 'Internal Server Error' }, { status: 500 }) : response,
    ),
  },
];
