import { createSandbox } from '@x/sandbox/sandbox';
import { serve } from '@x/sandbox/serve';

/** Serves a sandbox that keeps what it is given: `PORT ROOT IMAGES`. Nodes are slow, so that jobs can be interrupted. */
const [port = '0', root = '', images = '0'] = process.argv.slice(2);
const sandbox = createSandbox({ root, startDelay: 50, nodeDelay: 1_500 });
if (images !== '0') await sandbox.seed({ images: Array.from({ length: Number(images) }, () => ({})) });
const { url } = await serve(sandbox, { port: Number(port) });
console.log(`ready ${url}`);
