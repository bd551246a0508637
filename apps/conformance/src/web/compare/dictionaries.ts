/** Places where the names of properties are data, by route and path. */
const DICTIONARIES: readonly RegExp[] = [
  /^GET \/api\/v1\/app\/app_deps $/, // the packages that are installed
  /^GET \/api\/v1\/workflows\/counts_by_tag $/, // the tags of the default workflows
  /^GET \/api\/v2\/models\/starter_models starter_bundles$/,
  // Ids of the nodes of a session, which the server draws.
  /^GET \/api\/v1\/queue\/\S* session\.(execution_graph\.nodes|results|errors|prepared_\w+|indegree|source_\w+)$/,
];

/** Routes whose body is not compared: the document of the operations and nodes that a server has. */
const OPAQUE: readonly string[] = ['GET /openapi.json'];

/** Says whether the names of the properties at a path of a response are data. */
export const isDictionary = (route: string, path: string): boolean =>
  DICTIONARIES.some((place) => place.test(`${route} ${path}`));

/** Says whether the body of a route is not compared. */
export const isOpaque = (route: string): boolean => OPAQUE.includes(route);
