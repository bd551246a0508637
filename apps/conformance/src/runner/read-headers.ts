const compared = [
  'content-type',
  'cache-control',
  'location',
  'content-disposition',
  'allow',
  'www-authenticate',
  'accept-ranges',
  'content-range',
  'retry-after',
  'set-cookie',
  'x-refreshed-token',
  'access-control-allow-origin',
];

/** Their values are made of times and sizes, so only that they are there can be compared. */
const onlyGiven = ['etag', 'last-modified'];

/** Returns the headers that are compared, and whether a media body says its true length. */
export function readHeaders({ headers }: Response, method: string, length: number): Record<string, string> {
  const found = compared.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, name === 'content-range' ? value.replace(/\d+$/, 'all') : value]];
  });
  for (const name of onlyGiven) if (headers.has(name)) found.push([name, 'given']);
  const isMedia = /^(image|application\/zip)/.test(headers.get('content-type') ?? '');
  if (isMedia) found.push(['content-length', told(headers.get('content-length'), method, length)]);
  return Object.fromEntries(found);
}

function told(value: string | null, method: string, length: number): string {
  if (value === null) return 'not told';
  if (method === 'HEAD') return Number(value) > 0 ? 'told' : 'zero';
  return Number(value) === length ? 'true' : 'false';
}
