import { InputError } from '../errors.js';

/** Where the server is: one URL, or its parts. */
export type ServerAddress =
  | { readonly baseUrl: string | URL }
  | {
      readonly host: string;
      /** @default 9090 */
      readonly port?: number | undefined;
      /** The sub-path that a reverse proxy serves InvokeAI under. */
      readonly path?: string | undefined;
      /** @default 'http' */
      readonly protocol?: 'http' | 'https' | undefined;
    };

function spelled(address: ServerAddress): string {
  if ('baseUrl' in address) return String(address.baseUrl);
  const { host, port = 9090, path = '', protocol = 'http' } = address;
  if (!/^[^/\\?#@\s]+$/.test(host)) throw new InputError('host', 'must be a name or an address, such as localhost');
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return `${protocol}://${name}:${port}/${path.replace(/^\/+/, '')}`;
}

/** Returns the server's root, ending in a slash, so that relative URLs resolve below it. */
export function parseBaseUrl(address: ServerAddress): URL {
  const text = spelled(address);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError('baseUrl', 'must be a whole http or https URL, such as http://localhost:9090');
  }
  if (url.username || url.password) throw new InputError('baseUrl', 'must not carry credentials; pass a token');
  if (url.search || url.hash) throw new InputError('baseUrl', 'must not carry a query or a fragment');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}
