import { domainOperations } from '../domains/registry.js';
import type { SandboxState } from '../engine/sandbox-state.js';
import { operation } from '../http/operation.js';
import { pathOf } from '../http/path.js';
import { createResponse, type Handler, jsonFromText } from '../http/response.js';
import { crossOrigin } from './cross-origin.js';
import { needsImageFiles } from './needs-image-files.js';
import { notImplemented } from './not-implemented.js';
import { openApiDocument } from './openapi/document.js';
import { Router } from './router.js';
import { webPage } from './web/web-page.js';

/** Creates the request handler: operations, 501 for those not implemented, and the web page for any other path. */
export function createHandler(state: SandboxState): Handler {
  const { authenticator, basePath, imageMoves } = state;
  const operations = domainOperations.flatMap((operationsOf) => operationsOf(state));
  operations.push(operation('GET /openapi.json', { access: 'open' }, () => jsonFromText(openApiDocument(operations))));
  const router = new Router(operations);
  return crossOrigin(async (request) => {
    const path = pathOf(request, basePath);
    const match = router.find(request.method, path);
    if (match) {
      const guard = needsImageFiles(match.operation.route, request) ? () => imageMoves.assertInactive() : undefined;
      return match.operation.handle(request, match.path, { authenticator, guard });
    }
    // The server has the web page for HEAD of what can be read.
    if (request.method === 'HEAD' && router.find('GET', path)) return webPage(request, path);
    if (path === '/' && new URL(request.url).search) return createResponse('', { location: `${basePath}/` }, 307);
    return notImplemented(request.method, path) ?? webPage(request, path);
  });
}
