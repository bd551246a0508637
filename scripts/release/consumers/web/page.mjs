// A web page in Chromium, from another origin than the server's: first one that the server allows, then one that it does not.
import { once } from 'node:events';
import { createServer } from 'node:http';

import chromium from '@sparticuz/chromium';
import { createSandbox, serve } from '@x/sandbox';
import { build } from 'esbuild';

import { launchChromium } from './launch-chromium.ts';
import { expected } from './work.js';

const source =
  "import { work } from './work.js';\nglobalThis.work = (url) => work(url).catch((error) => error.message);";
const options = { bundle: true, format: 'esm', write: false, target: 'es2022' };
const { outputFiles } = await build({ ...options, stdin: { contents: source, resolveDir: '.' } });
const server = createServer((_, response) =>
  response.setHeader('content-type', 'text/html').end('<title>page</title>'),
);
await once(server.listen(0, '127.0.0.1'), 'listening');
const origin = `http://127.0.0.1:${server.address().port}`;
const shown = await launchChromium(await chromium.executablePath());
try {
  const allowed = await seenBy([origin]);
  if (allowed !== expected) throw new Error(allowed);
  const refused = await seenBy([]);
  if (!/allow_origins/.test(refused)) throw new Error(refused);
} finally {
  await shown.close();
  server.close();
}

async function seenBy(allowOrigins) {
  using sandbox = createSandbox();
  const served = await serve(sandbox, { allowOrigins });
  const page = await shown.newPage();
  await page.goto(origin);
  await page.addScriptTag({ content: outputFiles[0].text, type: 'module' });
  await page.waitForFunction('globalThis.work');
  const seen = await page.evaluate((url) => globalThis.work(url), served.url);
  await page.close();
  await served.close();
  return seen;
}
