/** Operations that no repository implements, with the reason. */
export const excludedOperations: Readonly<Record<string, string>> = {
  'POST /api/v1/images/': 'returns 501 to every valid request',
};
