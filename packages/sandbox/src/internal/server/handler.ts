import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { domainOperations } from '../domains/registry.js';
import type { SandboxState } from '../engine/sandbox-state.js';
import { operation } from '../http/operation.js';
import { pathOf } from '../http/path.js';
import { createResponse, type Handler, json } from '../http/response.js';
import { crossOrigin } from './cross-origin.js';
import { notImplemented } from './not-implemented.js';
import { openApiDocument } from './openapi/document.js';
import { webPage } from './web-page.js';

/** Creates the request handler: operations, 501 for those not implemented, and the web page for any other path. */
export function createHandler(state: SandboxState, basePath: string): Handler {
  // The router decodes parameters again, so literal percent signs are encoded.
  const router = new Hono({
    router: new TrieRouter(), // needs no setup, and a sandbox often serves only one test
    getPath: (request) => pathOf(request, basePath).replaceAll('%', '%25'),
  });
  const operations = domainOperations.flatMap((operationsOf) => operationsOf(state));
  operations.push(operation('GET /openapi.json', {}, () => json(openApiDocument(operations))));
  const withHead = new Set(operations.map(({ route }) => /^HEAD (.+)/.exec(route)?.[1]));
  for (const { route, handle } of operations) {
    const [method = '', path = ''] = route.split(' ');
    router.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), ({ req }) =>
      // The router treats HEAD as GET, the server does not.
      req.raw.method === 'HEAD' && !withHead.has(path) ? webPage('HEAD') : handle(req.raw, req.param()),
    );
  }
  router.notFound(({ req: { raw } }) => {
    const path = pathOf(raw, basePath);
    if (path === '/' && new URL(raw.url).search) return createResponse('', { location: `${basePath}/` }, 307);
    return notImplemented(raw.method, path) ?? webPage(raw.method);
  });
  return crossOrigin(async (request) => router.fetch(request));
}
