// A worker of Cloudflare, in workerd.
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';

import { expected } from './work.js';

const source = `import { work } from './work.js';
export default {
  fetch: async (request) => new Response(await work(await request.text()).catch((error) => error.stack)),
};`;
const options = { bundle: true, format: 'esm', write: false, target: 'es2022' };
const { outputFiles } = await build({ ...options, stdin: { contents: source, resolveDir: '.' } });
const workerd = new Miniflare({ modules: true, script: outputFiles[0].text, compatibilityDate: '2026-07-01' });
const response = await workerd.dispatchFetch('http://worker.invalid/', {
  method: 'POST',
  body: process.env.SANDBOX_URL,
});
const seen = await response.text();
await workerd.dispose();
if (seen !== expected) throw new Error(seen);
