import type { OpenApi } from '@x/models/app';
import type { AppReader } from '@x/repositories/app';
import { abortable } from '@x/transport/async';
import { UnsupportedOperationError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import { isRecord, requestOptions, requireStores } from './internal/arguments.js';

/** What a server can do. */
export interface Capabilities {
  /** The release of the server, such as `6.14.2`. */
  readonly version: string;
  /** Whether users log in. Always false before InvokeAI 6.12. */
  readonly isMultiUser: boolean;
  /** The operations of the server, spelled as routes: `GET /api/v1/boards/{board_id}`. */
  readonly operations: ReadonlySet<string>;
  /** The node types of the server, those of its node packs included. */
  readonly nodeTypes: ReadonlySet<string>;
}

/** The repositories that {@link CapabilityService} needs. */
export interface CapabilityStores {
  /** What reads the release and the OpenAPI document. */
  readonly app: AppReader;
  /** What reads whether users log in. Without it they do not. */
  readonly auth?:
    | {
        /** Returns the state of the login. */
        status(options?: RequestOptions): Promise<{
          /** Whether users log in. */
          readonly multiuser_enabled: boolean;
        }>;
      }
    | undefined;
}

const STATUS = 'GET /api/v1/auth/status';

/**
 * Reads what a server can do, so that a program can offer that and nothing else. It is read once per release of the
 * server, 1 to 3 MB; every later call takes one small request, which reads the release.
 */
export class CapabilityService {
  readonly #stores: CapabilityStores;
  #read: { readonly version: string; readonly capabilities: Promise<Capabilities> } | undefined;

  constructor(stores: CapabilityStores) {
    requireStores(stores, ['app']);
    this.#stores = stores;
  }

  /** Returns what the server can do. A failure is not cached. */
  async read(options?: RequestOptions): Promise<Capabilities> {
    const { signal, timeout } = requestOptions(options);
    const { version } = await this.#stores.app.version(options);
    if (this.#read?.version !== version) {
      // without the signal: other calls may wait for the same document
      const read = { version, capabilities: readCapabilities(this.#stores, version, { timeout }) };
      this.#read = read;
      read.capabilities.catch(() => {
        if (this.#read === read) this.#read = undefined;
      });
    }
    return abortable(this.#read.capabilities, signal);
  }

  /** Discards what was read, so that it is read again. Needed after a node pack was added or removed. */
  refresh(): void {
    this.#read = undefined;
  }
}

async function readCapabilities(
  { app, auth }: CapabilityStores,
  version: string,
  options: RequestOptions,
): Promise<Capabilities> {
  const document = await app.openApi(options);
  const operations = operationsOf(document);
  const isMultiUser = operations.has(STATUS) && auth !== undefined && (await hasUsers(auth, options));
  return { version, isMultiUser, operations, nodeTypes: nodeTypesOf(document) };
}

async function hasUsers(auth: NonNullable<CapabilityStores['auth']>, options: RequestOptions): Promise<boolean> {
  try {
    return (await auth.status(options)).multiuser_enabled;
  } catch (error) {
    if (error instanceof UnsupportedOperationError) return false;
    throw error;
  }
}

const METHODS = new Set(['delete', 'get', 'head', 'patch', 'post', 'put']);

function operationsOf({ paths = {} }: OpenApi): ReadonlySet<string> {
  const routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(isRecord(operations) ? operations : {})
      .filter((method) => METHODS.has(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  return new Set(routes);
}

function nodeTypesOf({ components }: OpenApi): ReadonlySet<string> {
  const types = Object.values(components.schemas).flatMap((schema) => {
    const { class: kind, properties } = isRecord(schema) ? schema : {};
    const type = isRecord(properties) ? properties['type'] : undefined;
    const name = isRecord(type) ? type['const'] : undefined;
    return kind === 'invocation' && typeof name === 'string' ? [name] : [];
  });
  return new Set(types);
}
