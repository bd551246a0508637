import type { Graph } from '@x/models/graph';
import type { NodeTemplate } from '@x/models/node-template';
import type { AppReader } from '@x/repositories/app';
import { abortable } from '@x/transport/async';
import { InputError } from '@x/transport/errors';
import type { RequestOptions } from '@x/transport/options';
import { checkName, checkOptions, requireObject, requireStores } from '../arguments.js';
import { checkData, checkGraph, type GraphSource } from '../check-graph.js';
import type { LintFinding } from './lint/lint-finding.js';
import type { BatchValues, LintOptions } from './lint/lint-graph.js';
import type { NodeTypes } from './node-types.js';

/** The repositories that {@link NodeCatalog} needs. */
export interface NodeCatalogStores {
  /** What reads the release and the OpenAPI document. */
  readonly app: AppReader;
}

/**
 * The node types of a server, as it describes them itself. They are read once per release of the server; every later
 * call takes one small request, which reads the release.
 */
export class NodeCatalog {
  readonly #app: AppReader;
  #read: { readonly version: string; readonly types: Promise<NodeTypes> } | undefined;

  constructor(stores: NodeCatalogStores) {
    requireStores(stores, ['app']);
    this.#app = stores.app;
  }

  /** Returns the template of a node type. Rejects with an `InputError` that suggests one for an unknown type. */
  async get(type: string, options?: RequestOptions): Promise<NodeTemplate> {
    checkName('type', type);
    const { templates } = await this.types(options);
    const template = templates.get(type);
    if (template) return template;
    const { nearestName } = await import('../nearest-name.js');
    const nearest = nearestName(type, templates.keys());
    throw new InputError('type', `unknown node type "${type}"${nearest ? `; did you mean "${nearest}"?` : ''}`);
  }

  /** Returns the template of the node type with this name or the nearest one, or `undefined` if none is near. */
  async findNearest(name: string, options?: RequestOptions): Promise<NodeTemplate | undefined> {
    checkName('name', name);
    const { templates } = await this.types(options);
    const { nearestName } = await import('../nearest-name.js');
    return templates.get(nearestName(name, templates.keys()) ?? '');
  }

  /** Yields the templates of all node types. */
  async *list(options?: RequestOptions): AsyncGenerator<NodeTemplate> {
    yield* (await this.types(options)).templates.values();
  }

  /**
   * Lints a graph, or what a builder has built so far, and the values of a batch of it. For thousands of graphs, read
   * {@link types} once and call {@link lintGraph}.
   */
  async lint(
    graph: Graph | GraphSource,
    batch: BatchValues = {},
    options: LintOptions & RequestOptions = {},
  ): Promise<LintFinding[]> {
    checkData('batch.data', requireObject('batch', batch).data);
    checkOptions(options);
    const { unknownFields, ...request } = options;
    const subject = { ...batch, graph: checkGraph('graph', graph) };
    const { lintGraph } = await import('./lint/lint-graph.js');
    return lintGraph(await this.types(request), subject, { unknownFields });
  }

  /** Discards what was read, so that it is read again. Needed after a node pack was added or removed. */
  refresh(): void {
    this.#read = undefined;
  }

  /** Returns all node types of the server. A failure is not cached. */
  async types(options: RequestOptions = {}): Promise<NodeTypes> {
    checkOptions(options);
    const { version } = await this.#app.version(options);
    if (this.#read?.version !== version) {
      // without the signal: other calls may wait for the same document
      const read = { version, types: readTypes(this.#app, { timeout: options.timeout }) };
      this.#read = read;
      read.types.catch(() => {
        if (this.#read === read) this.#read = undefined;
      });
    }
    return abortable(this.#read.types, options.signal);
  }
}

/** Reads the node types. The code for it is loaded here, so that web pages without graphs do not load it. */
async function readTypes(app: AppReader, options: RequestOptions): Promise<NodeTypes> {
  const document = await app.openApi(options);
  const { readNodeTypes } = await import('./types/read-node-types.js');
  return readNodeTypes(document);
}
