import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { build } from 'esbuild';

import { startServer } from './start-server.mjs';
import { drawPictures } from './upload.mjs';

const run = promisify(execFile);
const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const PICTURE = 2_000_000;
/** MB by which memory may grow from a tenth of the time to the end, however many items there are. */
const GROWTH = 16;
/** MB that a transfer by `invoke` may take. */
const PEAK = 120;

/** Returns the benchmark of a copy of so many small pictures between two servers, each in a process of its own. */
export const benchCopy = (images) => async () => {
  using source = await startServer('sandbox.mjs');
  await fill(source.url, images);
  return await withClient(async (client) => {
    const results = await floors(client);
    for (const [what, command] of contenders(client, 'copy')) {
      using target = await startServer('sandbox.mjs');
      results[what] = await measure(command(source.url, target.url));
    }
    return report(`Copy of ${images} pictures of 12 kB from one server to another`, images, results);
  });
};

/** Returns the benchmark of an export of so many gigabytes of pictures, made by a server as they are read. */
export const benchExport = (gigabytes) => async () => {
  const images = Math.ceil((gigabytes * 1e9) / PICTURE);
  const server = fork(path('transfer/gallery-server.mjs'), [images, PICTURE].map(String));
  const [{ url }] = await once(server, 'message');
  try {
    return await withClient(async (client, folder) => {
      const results = await floors(client);
      for (const [what, command] of contenders(client, 'export')) {
        const to = join(folder, 'export');
        await mkdir(to);
        results[what] = await measure(command(url, to));
        await rm(to, { recursive: true });
      }
      return report(`Export of ${images} pictures of 2 MB, ${gigabytes} GB, into an archive`, images, results);
    });
  } finally {
    server.disconnect();
  }
};

const INVOKE = path('../../apps/cli/dist/bin.js');

/** What is compared, with the arguments of Node for a source and a target. */
const contenders = (client, kind) => [
  ['invoke', (from, to) => [INVOKE, ...invokeWords[kind](from, to), '--yes', '--json']],
  ['TransferService', (from, to) => [client, kind, from, to]],
  ['bare fetch, 4 at once', (from, to) => [path('transfer/bare.mjs'), kind, from, to]],
];

const invokeWords = {
  copy: (from, to) => ['images', 'copy', '--server', from, '--to', to],
  export: (from, to) => ['boards', 'export', '--server', from, '--to', to],
};

/** What any program takes, and one that has loaded the client and does nothing. */
const floors = async (client) => ({
  'Node alone': await measure(['--eval', '0']),
  'the modules loaded': await measure([client]),
});

/** Bundles the client, and calls `work` with it and a folder of its own. */
async function withClient(work) {
  const folder = await mkdtemp(join(tmpdir(), 'x-bench-'));
  try {
    await build({
      stdin: {
        contents: await readFile(path('transfer/client.mjs'), 'utf8'),
        resolveDir: path('../../apps/cli'),
      },
      ...{ bundle: true, minify: true, splitting: true, platform: 'node', format: 'esm' },
      ...{ outdir: join(folder, 'client'), outExtension: { '.js': '.mjs' } },
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    });
    return await work(join(folder, 'client', 'stdin.mjs'), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs Node, and returns what `memory.mjs` says of it. Each takes minutes, so its figures are printed at once too. */
async function measure(args) {
  const command = ['--import', new URL('transfer/memory.mjs', import.meta.url).href, ...args];
  const { stderr } = await run(process.execPath, command, { maxBuffer: 2 ** 30 });
  const [line] = stderr.trimEnd().split('\n').slice(-1);
  if (args.length > 2) console.error(`${args.map((word) => word.split('/').at(-1)).join(' ')}: ${line}`);
  return JSON.parse(line);
}

function report(title, images, results) {
  const { invoke, 'bare fetch, 4 at once': bare } = results;
  const rows = Object.entries(results).map(([what, result]) => ({
    what,
    ...(result.early !== undefined && speedOf(result, images, bare)),
    'peak MB after a tenth': result.early === undefined ? '' : (result.early / 1e6).toFixed(0),
    'peak MB': (result.peak / 1e6).toFixed(0),
  }));
  const aims = [
    [`peak MB: ${title}`, invoke.peak / 1e6, '<=', PEAK],
    [`MB of growth: ${title}`, (invoke.peak - invoke.early) / 1e6, '<=', GROWTH],
  ];
  return { title, rows, aims };
}

const speedOf = ({ seconds, cpu }, images, bare) => ({
  s: seconds.toFixed(1),
  'CPU s': cpu.toFixed(1),
  'pictures/s': (images / seconds).toFixed(0),
  'x bare': (bare.seconds / seconds).toFixed(2),
});

async function fill(url, count) {
  const files = await drawPictures(Math.min(count, 200));
  const left = Array.from({ length: count }, (_, index) => files[index % files.length]);
  const work = async () => {
    for (let file = left.pop(); file; file = left.pop()) {
      const body = new FormData();
      body.set('file', file);
      const query = 'image_category=general&is_intermediate=false';
      const response = await fetch(`${url}/api/v1/images/upload?${query}`, { method: 'POST', body });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      await response.json();
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
}
