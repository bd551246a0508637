import { Hono } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { domainOperations } from '../domains/registry.js';
import type { SandboxState } from '../engine/sandbox-state.js';
import { operation } from '../http/operation.js';
import { pathOf } from '../http/path.js';
import { answer, type Handler, json } from '../http/response.js';
import { crossOrigin } from './cross-origin.js';
import { notHere } from './not-implemented.js';
import { openApiDocument } from './openapi/document.js';
import { webPage } from './web-page.js';

/** Returns what answers requests: the operations, a no for what is missing, and the web page for everything else. */
export function createHandler(state: SandboxState, basePath: string): Handler {
  // The router decodes what it hands over, so a percent sign that is meant is encoded once more.
  const router = new Hono({
    router: new TrieRouter(), // is ready at once, and a sandbox often lives for one test
    getPath: (request) => pathOf(request, basePath).replaceAll('%', '%25'),
  });
  const operations = domainOperations.flatMap((operationsOf) => operationsOf(state));
  operations.push(operation('GET /openapi.json', {}, () => json(openApiDocument(operations))));
  const withHead = new Set(operations.map(({ route }) => /^HEAD (.+)/.exec(route)?.[1]));
  for (const { route, answer } of operations) {
    const [method = '', path = ''] = route.split(' ');
    router.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), ({ req }) =>
      // The router takes HEAD for GET, which the server does not.
      req.raw.method === 'HEAD' && !withHead.has(path) ? webPage('HEAD') : answer(req.raw, req.param()),
    );
  }
  router.notFound(({ req: { raw } }) => {
    const path = pathOf(raw, basePath);
    if (path === '/' && new URL(raw.url).search) return answer('', { location: `${basePath}/` }, 307);
    return notHere(raw.method, path) ?? webPage(raw.method);
  });
  return crossOrigin(async (request) => router.fetch(request));
}
