import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const packages = new URL('../../packages/', import.meta.url);

/** Returns the address of a built module of ours. */
export const built = (name, module) => new URL(`${name}/dist/${module}.js`, packages).href;

/** Returns the address of a dependency, as the package that has it sees it. */
export const dependency = (name, owner) =>
  pathToFileURL(createRequire(new URL(`${owner}/package.json`, packages)).resolve(name)).href;
