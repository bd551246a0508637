import type { Graph } from '@x/models/graph';
import type { NodeTemplate } from '@x/models/node-template';
import type { AppReader } from '@x/repositories/app';
import { abortable } from '@x/transport/async';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';

import type { LintFinding } from './lint/lint-finding.js';
import type { BatchValues, LintOptions } from './lint/lint-graph.js';
import type { NodeTypes } from './node-types.js';

/** What the catalog needs; in a test, a plain object will do. */
export interface NodeCatalogStores {
  readonly app: AppReader;
}

/**
 * The types of nodes that a server has, as it describes them itself. They are read once for each release: a use costs one
 * small request that asks for the release.
 */
export class NodeCatalog {
  readonly #app: AppReader;
  #read: { readonly version: string; readonly types: Promise<NodeTypes> } | undefined;

  constructor({ app }: NodeCatalogStores) {
    this.#app = app;
  }

  /** Returns what the server says of a type of node. Rejects with an `InputError` that names the nearest one. */
  async get(type: string, options?: RequestOptions): Promise<NodeTemplate> {
    const { templates } = await this.types(options);
    const template = templates.get(type);
    if (template) return template;
    const { nearestName } = await import('./nearest-name.js');
    const nearest = nearestName(type, templates.keys());
    throw new InputError('type', `unknown node type "${type}"${nearest ? `; did you mean "${nearest}"?` : ''}`);
  }

  /** Returns the type of node of this name, else the one of the nearest name, else `undefined`. */
  async find(name: string, options?: RequestOptions): Promise<NodeTemplate | undefined> {
    const { templates } = await this.types(options);
    const { nearestName } = await import('./nearest-name.js');
    return templates.get(nearestName(name, templates.keys()) ?? '');
  }

  /** Returns all types of nodes. */
  async list(options?: RequestOptions): Promise<NodeTemplate[]> {
    return [...(await this.types(options)).templates.values()];
  }

  /**
   * Returns what is wrong with a graph, and with a batch of it. For thousands of graphs, read {@link types} once and hand
   * them to {@link lintGraph}.
   */
  async lint(
    graph: Graph,
    batch: BatchValues = {},
    options: LintOptions & RequestOptions = {},
  ): Promise<LintFinding[]> {
    const { unknownFields, ...request } = options;
    const { lintGraph } = await import('./lint/lint-graph.js');
    return lintGraph(await this.types(request), { ...batch, graph }, { unknownFields });
  }

  /** Forgets what was read: a node pack was added, or one taken away. */
  refresh(): void {
    this.#read = undefined;
  }

  /** Returns all that the server says of its nodes. A reading that fails is not kept. */
  async types(options: RequestOptions = {}): Promise<NodeTypes> {
    const { version } = await this.#app.version(options);
    if (this.#read?.version !== version) {
      // nobody's signal: others may wait for the same document
      const read = { version, types: readTypes(this.#app, { timeout: options.timeout }) };
      this.#read = read;
      read.types.catch(() => {
        if (this.#read === read) this.#read = undefined;
      });
    }
    return abortable(this.#read.types, options.signal);
  }
}

/** What reads and lints is loaded when it is used: a web page without graphs does not pay for it. */
async function readTypes(app: AppReader, options: RequestOptions): Promise<NodeTypes> {
  const document = await app.openApi(options);
  const { readNodeTypes } = await import('./types/read-node-types.js');
  return readNodeTypes(document);
}
