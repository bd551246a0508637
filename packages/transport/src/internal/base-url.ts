import { InputError } from '../errors.js';
import type { ExtraHeaders } from './extra-headers.js';
import { isRecord } from './is-record.js';
import { printValue } from './print-value.js';

/** The address of a server: one URL, or its parts. */
export type ServerAddress = (
  | {
      /** An http or https URL without credentials, query and fragment, such as `http://localhost:9090`. */
      readonly baseUrl: string | URL;
    }
  | {
      /** A host name or an IP address, such as `localhost`. */
      readonly host: string;
      /** @default 9090 */
      readonly port?: number | undefined;
      /** The sub-path under which a reverse proxy serves InvokeAI. */
      readonly path?: string | undefined;
      /** @default 'http' */
      readonly protocol?: 'http' | 'https' | undefined;
    }
) & {
  /** Sent with every request, for instance the login of a proxy in front of the server. */
  readonly headers?: ExtraHeaders | undefined;
};

function toText(address: ServerAddress): string {
  if (!isRecord(address)) throw new InputError('options', `must be an object with baseUrl, got ${printValue(address)}`);
  if ('baseUrl' in address) return toUrlText(address.baseUrl);
  const { host, port = 9090, path = '', protocol = 'http' } = address;
  if (typeof host !== 'string') throw new InputError('baseUrl', 'is missing, as is host: one of them is needed');
  if (typeof path !== 'string') throw new InputError('path', `must be text, got ${printValue(path)}`);
  if (!['http', 'https'].includes(protocol)) {
    throw new InputError('protocol', `must be "http" or "https", got ${printValue(protocol)}`);
  }
  if (typeof port !== 'number') throw new InputError('port', `must be a number, got ${printValue(port)}`);
  if (!/^[^/\\?#@\s]+$/.test(host)) {
    throw new InputError('host', `must be a host name or an address, such as localhost, got ${printUrl(host)}`);
  }
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return `${protocol}://${name}:${port}/${path.replace(/^\/+/, '')}`;
}

/** A URL of another realm is one too. */
function toUrlText(baseUrl: unknown): string {
  const text = isRecord(baseUrl) ? baseUrl['href'] : baseUrl;
  if (typeof text === 'string') return text;
  const reason = `must be an http or https URL, such as http://localhost:9090, got ${printValue(baseUrl)}`;
  throw new InputError('baseUrl', reason);
}

/** Returns the URL of the server's root, ending in a slash, so that relative URLs resolve below it. */
export function parseBaseUrl(address: ServerAddress): URL {
  const text = toText(address);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    const reason = `must be an http or https URL, such as http://localhost:9090, got ${printUrl(text)}`;
    throw new InputError('baseUrl', reason);
  }
  if (url.username || url.password) throw new InputError('baseUrl', 'must not contain credentials; pass a token');
  if (url.search || url.hash) throw new InputError('baseUrl', 'must not contain a query or a fragment; remove it');
  const api = /\/api\/v\d+(?=\/|$)/.exec(url.pathname)?.[0];
  if (api !== undefined) {
    throw new InputError(
      'baseUrl',
      `must be the address of the server itself: leave out ${api}, got ${printUrl(text)}`,
    );
  }
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** Returns a URL, valid or not, as it can be part of an error message: without credentials, query and fragment. */
const printUrl = (text: string): string =>
  printValue(
    String(text)
      .replace(/^(\w+:\/\/)?.*@/s, '$1…@')
      .replace(/([?#]).*/s, '$1…'),
  );
