/** Routes that repositories use and the server's document does not list, and why. */
export const besideDocument: Readonly<Record<string, string>> = {
  'GET /openapi.json': 'the document itself',
};
