import type { ServerRequest } from '../validation/server-request.js';

type Predicate = (request: ServerRequest) => boolean;

/** Returns a predicate of requests for an operation, which has `{…}` for any value. */
export function routePredicate(route: string, pathOf: (request: ServerRequest) => string): Predicate {
  const [method, path = ''] = route.split(' ');
  const literals = path.split(/\{\w+\}/).map((literal) => literal.replaceAll(/[^\w/]/g, '\\$&'));
  const pattern = new RegExp(`^${literals.join('[^/]+')}$`);
  return (request) => request.method === method && pattern.test(pathOf(request));
}
