import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

const packages = fileURLToPath(new URL('../../packages', import.meta.url));
const operation = `
  import { createHttpTransport } from '@x/transport/http-transport';
  import { ImageRepository } from '@x/repositories/image';
  new ImageRepository(createHttpTransport({ baseUrl: location.origin })).page({ offset: 0, limit: 10 }).then(console.log);`;
const client = `
  import { createClient } from '@x/resources/client';
  console.log(createClient({ baseUrl: location.origin }));`;

/** What a browser loads. */
export async function benchSizes() {
  const own = await sizeOf(operation, ['ky', 'zod']);
  const all = await sizeOf(operation, []);
  const declarations = globSync(`${packages}/repositories/dist/**/*.d.ts`);
  return {
    title: 'What is loaded, minified by esbuild',
    rows: [
      { what: 'one validated operation, our own code', ...own },
      { what: 'one validated operation with ky and zod', ...all },
      // socket.io-client is a chunk of its own, loaded with the first listener.
      { what: 'the whole client, our own code', ...(await sizeOf(client, ['ky', 'zod', 'socket.io-client'])) },
      { what: 'the whole client with ky and zod', ...(await sizeOf(client, ['socket.io-client'])) },
      { what: '.d.ts of all repositories', bytes: declarations.reduce((sum, file) => sum + statSync(file).size, 0) },
    ],
    aims: [
      ['kB of our own code for one operation', own.gzip / 1_000, '<=', 4],
      ['kB with ky and zod for one operation', all.gzip / 1_000, '<=', 39],
    ],
  };
}

async function sizeOf(contents, external) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: `${packages}/resources` },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external,
  });
  const [{ contents: bundle }] = outputFiles;
  return { bytes: bundle.length, gzip: gzipSync(bundle, { level: 9 }).length };
}
