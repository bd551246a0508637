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

/** Their values depend on times and sizes, so only their presence is compared. */
const presenceOnly = ['etag', 'last-modified'];

/** Returns the headers that are compared, and for media whether `content-length` is correct. */
export function readHeaders({ headers }: Response, method: string, length: number): Record<string, string> {
  const found = compared.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, name === 'content-range' ? value.replace(/\d+$/, 'all') : value]];
  });
  for (const name of presenceOnly) if (headers.has(name)) found.push([name, 'given']);
  const isMedia = /^(image|application\/zip)/.test(headers.get('content-type') ?? '');
  if (isMedia) found.push(['content-length', lengthCheck(headers.get('content-length'), method, length)]);
  return Object.fromEntries(found);
}

function lengthCheck(value: string | null, method: string, length: number): string {
  if (value === null) return 'missing';
  if (method === 'HEAD') return Number(value) > 0 ? 'given' : 'zero';
  return Number(value) === length ? 'correct' : 'wrong';
}
