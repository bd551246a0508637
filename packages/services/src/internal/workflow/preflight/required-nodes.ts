import type { NodeTypes } from '../../../graph.js';
import { nearestName } from '../../nearest-name.js';

/** A node type that a document uses. */
export interface RequiredNode {
  /** Such as `noise`. */
  readonly type: string;
  /** The pack that has it; `invokeai` for the server's own. */
  readonly pack: string;
  /** The version that the document was written for; empty where it does not say. */
  readonly version: string;
  /** The nodes of this type and version. Those of a workflow that is called follow its id and a slash. */
  readonly nodeIds: readonly string[];
}

/** A node type that this server does not have as the document needs it. */
export interface NodeFinding extends RequiredNode {
  /** `missing`: the server has no such type. `version`: it has another major version, and the node is run as it is. */
  readonly code: 'missing' | 'version';
  /** The version of the server, where it has one. */
  readonly installed?: string | undefined;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** Returns the node types of a document as it is stored, with their versions. The ids of its nodes get a prefix. */
export function requiredNodes(document: unknown, prefix = ''): RequiredNode[] {
  const found = new Map<string, RequiredNode>();
  const nodes = fieldsOf(document)['nodes'];
  for (const node of Array.isArray(nodes) ? nodes : []) {
    const { id, type: kind, data } = fieldsOf(node);
    const { type, nodePack = 'invokeai', version = '' } = fieldsOf(data);
    if (kind !== 'invocation' || typeof type !== 'string') continue;
    const key = JSON.stringify([type, version]);
    const { nodeIds = [] } = found.get(key) ?? {};
    found.set(key, { type, pack: String(nodePack), version: String(version), nodeIds: [...nodeIds, `${prefix}${id}`] });
  }
  return [...found.values()];
}

/** Returns the node types that the server does not have, or has in another major version. */
export function nodeFindings(required: readonly RequiredNode[], { templates }: NodeTypes): NodeFinding[] {
  return required.flatMap((node): NodeFinding[] => {
    const { type, pack, version } = node;
    const template = templates.get(type);
    if (!template) {
      const nearest = nearestName(type, templates.keys());
      const similar = nearest === undefined ? '' : `; the server has "${nearest}"`;
      const advice = pack === 'invokeai' ? 'the release of the server has no such node' : `install the pack "${pack}"`;
      return [{ ...node, code: 'missing', message: `no node type "${type}": ${advice}${similar}` }];
    }
    if (version === '' || majorOf(version) === majorOf(template.version)) return [];
    const message = `"${type}" is ${version} in the document and ${template.version} on the server: update the node in the editor`;
    return [{ ...node, code: 'version', installed: template.version, message }];
  });
}

const majorOf = (version: string): string => version.split('.')[0] ?? version;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
