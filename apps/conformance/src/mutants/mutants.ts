import { header, instead, isAsked, json, type Lie, status } from './mutant.js';

const reversed = (list: unknown): unknown => (Array.isArray(list) ? list.toReversed() : list);

/** Twenty-odd servers that are nearly right. */
export const lies: readonly Lie[] = [
  {
    title: 'creating a board answers 200 instead of 201',
    scenario: 'a new board is empty',
    tell: instead('POST /api/v1/boards/', status(200)),
  },
  {
    title: 'a board lacks a field that may be null',
    scenario: 'a new board is empty',
    tell: instead(
      'GET /api/v1/boards/*',
      json(({ owner_username: _, ...board }) => board),
    ),
  },
  {
    title: 'a board has one field too many',
    scenario: 'a new board is empty',
    tell: instead(
      'GET /api/v1/boards/*',
      json((board) => ({ ...board, colour: 'red' })),
    ),
  },
  {
    title: 'the fields of a board come in another order',
    scenario: 'a new board is empty',
    tell: instead(
      'GET /api/v1/boards/*',
      json((board) => Object.fromEntries(Object.entries(board).toReversed())),
    ),
  },
  {
    title: 'a number comes as text',
    scenario: 'a board counts pictures',
    tell: instead(
      'GET /api/v1/boards/*',
      json((board) => ({ ...board, video_count: '0' })),
    ),
  },
  {
    title: 'null comes as an empty text',
    scenario: 'a renamed board keeps',
    tell: instead(
      'PATCH /api/v1/boards/*',
      json((board) => ({ ...board, cover_video_name: '' })),
    ),
  },
  {
    title: 'changing a board moves no date',
    scenario: 'a renamed board keeps',
    tell: instead(
      'PATCH /api/v1/boards/*',
      json((board) => ({ ...board, updated_at: board['created_at'] })),
    ),
  },
  {
    title: 'a date is written as the standard has it',
    scenario: 'a new board is empty',
    tell: instead(
      'POST /api/v1/boards/',
      json((board) => ({ ...board, created_at: `${String(board['created_at']).replace(' ', 'T')}Z` })),
    ),
  },
  {
    title: 'images are listed the wrong way round',
    scenario: 'a page is a window',
    tell: instead(
      'GET /api/v1/images/',
      json((page) => ({ ...page, items: reversed(page['items']) })),
    ),
  },
  {
    title: 'a page begins one too late',
    scenario: 'a page is a window',
    tell: async (request, honest) => {
      const url = new URL(request.url);
      const offset = Number(url.searchParams.get('offset'));
      if (isAsked(request, 'GET /api/v1/images/') && offset > 0) url.searchParams.set('offset', `${offset + 1}`);
      return honest(new Request(url, request));
    },
  },
  {
    title: 'a page of boards says how many there are in all',
    scenario: 'a page of boards says',
    tell: instead(
      'GET /api/v1/boards/',
      json((page) => (Array.isArray(page) ? page : { ...page, total: 11 })),
    ),
  },
  {
    title: 'starred images do not come first',
    scenario: 'images are listed oldest or newest first',
    tell: async (request, honest) =>
      honest(new Request(request.url.replace('starred_first=true', 'starred_first=false'), request)),
  },
  {
    title: 'two images change places in a list of names',
    scenario: 'images are listed oldest or newest first',
    tell: instead(
      'GET /api/v1/images/names',
      json(({ image_names, ...rest }) => {
        const [first, second, ...others] = Array.isArray(image_names) ? image_names : [];
        return { image_names: [second, first, ...others], ...rest };
      }),
    ),
  },
  {
    title: 'a search minds the case of letters',
    scenario: 'a search looks into',
    tell: async (request, honest) =>
      honest(new Request(request.url.replace('search_term=FOX', 'search_term=F%40X'), request)),
  },
  {
    title: 'files may not be cached',
    scenario: 'a PNG is kept',
    tell: instead('GET /api/v1/images/i/*', header('cache-control', 'no-store')),
  },
  {
    title: 'an upload does not say where it went',
    scenario: 'a PNG is kept',
    tell: instead('POST /api/v1/images/upload', header('location', undefined)),
  },
  {
    title: 'a thumbnail is a PNG by its label',
    scenario: 'a PNG is kept',
    tell: instead('GET /api/v1/images/i/*', (answer) =>
      answer.headers.get('content-type') === 'image/webp' ? header('content-type', 'image/png')(answer) : answer,
    ),
  },
  {
    title: 'starring says it did, and does not',
    scenario: 'images are starred',
    tell: async (request, honest) => {
      if (!isAsked(request, 'POST /api/v1/images/star')) return honest(request);
      const { image_names } = await request.json();
      return Response.json({ starred_images: image_names, affected_boards: ['none'], failed_images: [] });
    },
  },
  {
    title: 'a name that is not there is reported as failed',
    scenario: 'a batch says nothing of images',
    tell: instead(
      'POST /api/v1/board_images/batch',
      json((result) => ({ ...result, failed_images: ['00000000-0000-4000-8000-000000000000.png'] })),
    ),
  },
  {
    title: 'deleting a board takes its images along',
    scenario: 'a board with three images is deleted',
    tell: async (request, honest) =>
      honest(new Request(request.url.replace('include_images=false', 'include_images=true'), request)),
  },
  {
    title: 'a refusal does not repeat what was sent',
    scenario: 'a board is not changed to nonsense',
    tell: instead(
      'PATCH /api/v1/boards/*',
      json(({ detail }) => ({
        detail: Array.isArray(detail) ? detail.map(({ input: _, ...issue }: Record<string, unknown>) => issue) : detail,
      })),
    ),
  },
  {
    title: 'a path that is no operation is not found',
    scenario: 'whatever is no operation is the web page',
    tell: async (request, honest) =>
      isAsked(request, 'GET /api/v1/nothing')
        ? Response.json({ detail: 'Not Found' }, { status: 404 })
        : honest(request),
  },
  {
    title: 'an error of the server is JSON',
    scenario: 'a download is of something',
    tell: instead('POST /api/v1/images/download', (answer) =>
      answer.status === 500 ? Response.json({ detail: 'Internal Server Error' }, { status: 500 }) : answer,
    ),
  },
];
