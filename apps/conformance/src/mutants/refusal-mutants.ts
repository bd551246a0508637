import { changeResponse, eachField, header, json, type Mutant, onlyStatus, status } from './mutant.js';

const type = (value: string) => header('content-type', value);
const json416 = (response: Response) =>
  new Response('{"detail":"Requested Range Not Satisfiable"}', { status: 416, headers: jsonType(response.headers) });

function jsonType(headers: Headers): Headers {
  const changed = new Headers(headers);
  changed.set('content-type', 'application/json');
  changed.set('content-length', '40');
  return changed;
}

/** Refusals and headers that are wrong. */
export const refusalMutants: readonly Mutant[] = [
  {
    title: 'an impossible range is refused in JSON',
    scenario: 'a range of a zip that',
    respond: changeResponse('GET /api/v1/images/download/*', onlyStatus(416, json416)),
  },
  {
    title: 'an impossible range is refused with another content type',
    scenario: 'a range of a zip that',
    respond: changeResponse('GET /api/v1/images/download/*', onlyStatus(416, type('text/html; charset=utf-8'))),
  },
  {
    title: 'an impossible range is refused without the length',
    scenario: 'a range of a zip that',
    respond: changeResponse('GET /api/v1/images/download/*', onlyStatus(416, header('content-range', undefined))),
  },
  {
    title: 'a missing image is refused with a problem document',
    scenario: 'a board is deleted with all its im',
    respond: changeResponse('GET /api/v1/images/i/*', onlyStatus(404, type('application/problem+json'))),
  },
  {
    title: 'a missing board is refused as text',
    scenario: 'deleting a board keeps its three i',
    respond: changeResponse('GET /api/v1/boards/*', onlyStatus(404, type('text/plain; charset=utf-8'))),
  },
  {
    title: 'a file that is no image is a bad request',
    scenario: 'files that are no images are rejec',
    respond: changeResponse('POST /api/v1/images/upload', onlyStatus(415, status(400))),
  },
  {
    title: 'a file that is no image is refused with another content type',
    scenario: 'files that are no images are rejec',
    respond: changeResponse('POST /api/v1/images/upload', onlyStatus(415, type('application/json; charset=utf-8'))),
  },
  {
    title: 'a wrong method is refused with the allowed ones',
    scenario: 'other methods on the web page',
    respond: changeResponse('* /api/v1/*', onlyStatus(405, header('allow', 'GET, HEAD'))),
  },
  {
    title: 'invalid parameters lack their place',
    scenario: 'invalid lists of images',
    respond: changeResponse(
      'GET /api/v1/images/',
      onlyStatus(
        422,
        eachField('loc', (loc) => [loc].flat().slice(1)),
      ),
    ),
  },
  {
    title: 'a server error has no charset',
    scenario: 'invalid downloads',
    respond: changeResponse('POST /api/v1/images/download', onlyStatus(500, type('text/plain'))),
  },
  {
    title: 'unknown items are refused with another text',
    scenario: 'a pending item and an ended one ar',
    respond: changeResponse(
      'GET /api/v1/queue/*/i/*',
      onlyStatus(
        404,
        json(() => ({ detail: 'Not Found' })),
      ),
    ),
  },
  {
    title: 'JSON does not vary by encoding',
    scenario: 'a deleted board does not exist for',
    respond: changeResponse('GET /api/v1/images/names', header('vary', undefined)),
  },
  {
    title: 'thumbnails may not be cached',
    scenario: 'a blank image is cached until it i',
    respond: changeResponse('GET /api/v1/images/i/*/thumbnail', header('cache-control', undefined)),
  },
  {
    title: 'the location of an upload is absolute',
    scenario: 'a JSON body needs a JSON content t',
    respond: changeResponse('POST /api/v1/images/upload', (response) => {
      const path = response.headers.get('location');
      return path ? header('location', `/${path}`)(response) : response;
    }),
  },
  {
    title: 'the part of an archive has the wrong length',
    scenario: 'a range of a zip can be downloaded',
    respond: changeResponse('GET /api/v1/images/download/*', onlyStatus(206, header('content-length', '11'))),
  },
  {
    title: 'an archive has no file name',
    scenario: 'images are downloaded in one zip, ',
    respond: changeResponse('GET /api/v1/images/download/*', header('content-disposition', undefined)),
  },
  {
    title: 'a file has no size for HEAD',
    scenario: 'a board is deleted with all its im',
    respond: changeResponse('HEAD /api/v1/images/i/*/full', header('content-length', '0')),
  },
];
