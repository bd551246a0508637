import { globSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const SANDBOX = 'packages/sandbox/src/internal';

/** Returns the lists that are written from folders: each one's path and text. */
export function registries(root) {
  const domains = `${SANDBOX}/domains`;
  const operations = entries(root, `${domains}/*/operations.ts`, (file) => `${nameOf(dirname(file))}Operations`);
  const schemas = entries(root, `${domains}/*/schema.ts`, (file) => `${nameOf(dirname(file))}Schema`);
  const families = entries(root, `${SANDBOX}/nodes/families/**/*.ts`, nameOf);
  return [
    {
      path: `${domains}/registry.ts`,
      text: `${HEADER}
        import type { SandboxState } from '../engine/sandbox-state.js';
        import type { Operation } from '../http/operation.js';
        ${importsOf(domains, [...operations, ...schemas])}

        /** The operations of each domain. */
        export const domainOperations: readonly ((state: SandboxState) => Operation[])[] = ${listOf(operations)};

        /** The tables of each domain that has its own. */
        export const domainSchemas: readonly string[] = ${listOf(schemas)};`,
    },
    {
      path: `${SANDBOX}/nodes/registry.ts`,
      text: `${HEADER}
        ${importsOf(`${SANDBOX}/nodes`, families)}
        import type { NodeType } from './node-type.js';

        /** The types of node that the sandbox runs, by family. */
        export const nodeFamilies: readonly (readonly NodeType[])[] = ${listOf(families)};`,
    },
  ];
}

const HEADER = '// Written from the folders by `npm run indexes`.';

const entries = (root, pattern, toName) =>
  globSync(pattern, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => ({ file, name: toName(file) }));

/** Returns the name of a file or folder in camelCase. */
const nameOf = (path) => basename(path, '.ts').replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

const importsOf = (folder, list) =>
  list
    .map(({ file, name }) => `import { ${name} } from './${file.slice(`${folder}/`.length, -'.ts'.length)}.js';`)
    .join('\n');

const listOf = (list) => `[${list.map(({ name }) => name).join(', ')}]`;
