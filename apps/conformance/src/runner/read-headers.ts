/** Headers of the connection, or of the program in front of the server. */
const ignored = new Set(['date', 'server', 'connection', 'keep-alive', 'transfer-encoding', 'content-length']);

/** Their values depend on times and sizes, so only their presence is compared. */
const presenceOnly = new Set(['etag', 'last-modified']);

/** Returns all headers that a server chooses, and whether `content-length` is correct. */
export function readHeaders({ headers }: Response, method: string, length: number): Record<string, string> {
  const found = [...headers].filter(([name]) => !ignored.has(name)).map(([name, value]) => [name, read(name, value)]);
  found.push(['content-length', lengthCheck(headers, method, length)]);
  return Object.fromEntries(found);
}

function read(name: string, value: string): string {
  if (presenceOnly.has(name)) return 'given';
  return name === 'content-range' ? value.replace(/\d+$/, 'all') : value;
}

function lengthCheck(headers: Headers, method: string, length: number): string {
  const value = headers.get('content-length');
  if (value === null) return 'missing';
  if (headers.has('content-encoding')) return 'given';
  if (method === 'HEAD') return Number(value) > 0 ? 'given' : 'zero';
  return Number(value) === length ? 'correct' : 'wrong';
}
