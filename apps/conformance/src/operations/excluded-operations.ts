/** Operations that no repository offers, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  'POST /api/v1/images/': 'answers 501 to every well-formed request',
};
