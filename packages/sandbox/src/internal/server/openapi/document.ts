import type { Operation } from '../../http/operation.js';
import { allNodeTypes } from '../../nodes/catalog.js';
import type { Components } from '../../nodes/kind.js';
import { componentsOf, outputReference } from './node-schema.js';

/** Returns the OpenAPI document: complete schemas of the nodes, and paths without parameters and responses. */
export function openApiDocument(operations: readonly Pick<Operation, 'route'>[]): object {
  const nodeTypes = allNodeTypes();
  const outputs = nodeTypes.map((type) => [type.type, outputReference(type)] as const);
  const schemas: Components = Object.assign({}, ...nodeTypes.map(componentsOf), {
    InvocationOutputMap: {
      type: 'object',
      properties: Object.fromEntries(outputs),
      required: outputs.map(([type]) => type),
    },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Invoke - Community Edition', description: 'A sandbox of it', version: '1.0.0' },
    paths: pathsOf(operations),
    components: { schemas },
  };
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
