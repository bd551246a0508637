import type { Operation } from '../../http/operation.js';
import { allNodeTypes } from '../../nodes/catalog.js';
import type { Components } from '../../nodes/kind.js';
import { componentsOf, outputReference } from './node-schema.js';

/** The text of the schemas, which are the same for all sandboxes of a program. */
let schemasText: string | undefined;

/** Returns the OpenAPI document as JSON: complete schemas of the nodes, paths without parameters and responses. */
export function openApiDocument(operations: readonly Pick<Operation, 'route'>[]): string {
  schemasText ??= JSON.stringify(allSchemas());
  const head = {
    openapi: '3.1.0',
    info: { title: 'Invoke - Community Edition', description: 'A sandbox of it', version: '1.0.0' },
    paths: pathsOf(operations),
  };
  return `${JSON.stringify(head).slice(0, -1)},"components":{"schemas":${schemasText}}}`;
}

function allSchemas(): Components {
  const nodeTypes = allNodeTypes();
  const outputs = nodeTypes.map((type) => [type.type, outputReference(type)] as const);
  return Object.assign({}, ...nodeTypes.map(componentsOf), {
    InvocationOutputMap: {
      type: 'object',
      properties: Object.fromEntries(outputs),
      required: outputs.map(([type]) => type),
    },
  });
}

function pathsOf(operations: readonly Pick<Operation, 'route'>[]): Record<string, object> {
  const paths: Record<string, object> = {};
  for (const { route } of operations) {
    const [method = '', path = ''] = route.split(' ');
    const tags = [/^\/api\/v\d\/(\w+)/.exec(path)?.[1] ?? 'app'];
    paths[path] = { ...paths[path], [method.toLowerCase()]: { tags, responses: { 200: { description: 'Done' } } } };
  }
  return paths;
}
