import { globSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

import { bundle, programs } from '../bundle.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const operation = `
  import { createHttpTransport } from '@x/transport/http-transport';
  import { ImageRepository } from '@x/repositories/image';
  new ImageRepository(createHttpTransport({ baseUrl: location.origin })).page({ offset: 0, limit: 10 }).then(console.log);`;

/** What a browser loads. */
export async function benchSizes() {
  const own = await sizeOf(operation, ['ky', 'zod']);
  const all = await sizeOf(operation, []);
  const declarations = globSync(`${root}packages/repositories/dist/**/*.d.ts`);
  return {
    title: 'What is loaded, minified by esbuild',
    rows: [
      { what: 'one validated operation, our own code', ...own },
      { what: 'one validated operation with ky and zod', ...all },
      // What is loaded on demand is left out: engine.io-client with the first listener, the linting of graphs with its use.
      {
        what: 'the whole client, our own code',
        ...(await sizeOf(programs.client, ['ky', 'zod', 'engine.io-client'])),
      },
      {
        what: 'the whole client with ky and zod',
        ...(await sizeOf(programs.client, ['engine.io-client'])),
      },
      { what: '.d.ts of all repositories', bytes: declarations.reduce((sum, file) => sum + statSync(file).size, 0) },
    ],
    aims: [
      ['kB of our own code for one operation', own.gzip / 1_000, '<=', 4],
      ['kB with ky and zod for one operation', all.gzip / 1_000, '<=', 39],
    ],
  };
}

async function sizeOf(contents, external) {
  const code = await bundle(root, contents, { external });
  return { bytes: code.length, gzip: gzipSync(code, { level: 9 }).length };
}
