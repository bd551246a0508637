/** Routes of the repositories that the server's OpenAPI document does not list, with the reason. */
export const undocumentedRoutes: Readonly<Record<string, string>> = {
  'GET /openapi.json': 'the document itself',
};
