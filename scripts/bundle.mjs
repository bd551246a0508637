import { join, resolve } from 'node:path';

import { build } from 'esbuild';

/** Programs whose size is watched: what one repository costs, and what everything costs. */
export const programs = {
  repository: `
    import { BoardRepository } from '@x/repositories/board';
    export const createBoards = (transport) => new BoardRepository(transport);`,
  client: `
    import { createClient } from '@x/resources/client';
    console.log(createClient({ baseUrl: location.origin }));`,
};

/**
 * Returns what a browser loads at the start of a program that uses the packages at `root`, minified: its entry, and the
 * chunks that this imports statically. What is loaded on demand is left out, unless `onDemand` is true. Without
 * `conditions` the packages are taken as they were built.
 *
 * @param {string} root
 * @param {string} contents
 * @param {{ external?: string[], conditions?: string[], onDemand?: boolean }} [options]
 */
export async function bundle(root, contents, { external = [], conditions = [], onDemand = false } = {}) {
  const outdir = resolve(root, 'bundle'); // nothing is written
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: join(root, 'packages/resources') },
    absWorkingDir: resolve(root),
    bundle: true,
    minify: true,
    splitting: true,
    metafile: true,
    write: false,
    outdir,
    format: 'esm',
    target: 'es2022',
    external,
    conditions,
  });
  const outputs = Object.entries(metafile.outputs).map(([path, output]) => [resolve(root, path), output]);
  const loaded = staticImports(
    new Map(outputs),
    outputs.find(([, { entryPoint }]) => entryPoint === '<stdin>')?.[0],
    root,
  );
  const isLoaded = ({ path }) => onDemand || loaded.has(path);
  return Buffer.concat(outputFiles.filter(isLoaded).map(({ contents: bytes }) => bytes));
}

function staticImports(outputs, entry, root) {
  const loaded = new Set([entry]);
  for (const path of loaded) {
    for (const { path: imported, kind, external } of outputs.get(path).imports) {
      if (kind === 'import-statement' && !external) loaded.add(resolve(root, imported));
    }
  }
  return loaded;
}
