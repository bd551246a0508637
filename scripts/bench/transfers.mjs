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
/** MB by which memory may grow from a tenth of the items to all of them, however many there are. */
const GROWTH = 16;
/** MB that a transfer may take with the settings of little memory. */
const PEAK = 120;
/** How many times the memory of a bare loop a transfer may take. */
const RATIO = 1.25;

/** Returns the benchmark of a copy of so many small pictures between two servers, each in a process of its own. */
export const benchCopy = (images) => async () => {
  using source = await startServer('sandbox.mjs');
  await fill(source.url, images);
  return await withClient(async (client) => {
    const results = await floors(client);
    for (const [what, command, env] of contenders(client)) {
      using target = await startServer('sandbox.mjs');
      results[what] = await measure(command, ['copy', source.url, target.url], env);
    }
    return report(`Copy of ${images} pictures of 12 kB from one server to another`, results);
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
      for (const [what, command, env] of contenders(client)) {
        const to = join(folder, 'export');
        await mkdir(to);
        results[what] = await measure(command, ['export', url, to], env);
        await rm(to, { recursive: true });
      }
      return report(`Export of ${images} pictures of 2 MB, ${gigabytes} GB, into an archive`, results);
    });
  } finally {
    server.disconnect();
  }
};

/** Left alone, V8 keeps up to 100 MB of young objects, and collects the others when they have grown fourfold. */
const SMALL_HEAP = ['--max-semi-space-size=1', '--heap-growing-percent=60'];
/** Left alone, the C library of Linux keeps what was freed for each thread apart. */
const ONE_ARENA = { MALLOC_ARENA_MAX: '1' };

const contenders = (client) => [
  ['bare fetch, little memory', [...SMALL_HEAP, path('transfer/bare.mjs')], ONE_ARENA],
  ['TransferService, little memory', [...SMALL_HEAP, client], ONE_ARENA],
  ['bare fetch, 4 at once', [path('transfer/bare.mjs')]],
  ['TransferService', [client]],
];

/** What any program takes, and one that has loaded the client and does nothing. */
async function floors(client) {
  const memory = JSON.stringify(new URL('transfer/memory.mjs', import.meta.url));
  const nothing = `import(${memory}).then(({ printRun }) => printRun({ done: 0, bytes: 0, start: 0 }))`;
  return {
    'Node alone': await measure(['--eval', nothing], []),
    'the modules loaded': await measure([client], ['nothing']),
  };
}

/** Bundles the client, and calls `work` with it and a folder of its own. */
async function withClient(work) {
  const folder = await mkdtemp(join(tmpdir(), 'x-bench-'));
  try {
    const contents = await readFile(path('transfer/client.mjs'), 'utf8');
    await build({
      stdin: {
        contents: contents.replace('./memory.mjs', path('transfer/memory.mjs')),
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

/** Each takes minutes, so its figures are printed at once too. */
async function measure(command, args, env) {
  const { stdout } = await run(process.execPath, [...command, ...args], { env: { ...process.env, ...env } });
  if (args.length > 1) console.error(`${command.map((word) => word.split('/').at(-1)).join(' ')}: ${stdout.trim()}`);
  return JSON.parse(stdout);
}

function report(title, results) {
  const best = Math.max(...Object.entries(results).map(([what, result]) => (/^bare/.test(what) ? rateOf(result) : 0)));
  const rows = Object.entries(results).map(([what, result]) => ({
    what,
    ...(result.done > 0 && speedOf(result, best)),
    ...memoryOf(result),
  }));
  const ours = results['TransferService, little memory'];
  const bare = results['bare fetch, little memory'];
  const aims = [
    [`peak MB: ${title}`, ours.peak / 1e6, '<=', PEAK],
    [`MB of growth: ${title}`, (ours.peak - ours.early) / 1e6, '<=', GROWTH],
    [`peak MB / that of a bare loop: ${title}`, ours.peak / bare.peak, '<=', RATIO],
  ];
  return { title, rows, aims };
}

const speedOf = (result, best) => ({
  s: result.seconds.toFixed(1),
  'CPU s': result.cpu.toFixed(1),
  'pictures/s': rateOf(result).toFixed(0),
  'x best bare': (rateOf(result) / best).toFixed(2),
  'MB/s': (result.bytes / result.seconds / 1e6).toFixed(1),
});

const memoryOf = ({ early, peak }) => ({
  'peak MB after a tenth': early === undefined ? '' : (early / 1e6).toFixed(0),
  'peak MB': (peak / 1e6).toFixed(0),
});

const rateOf = ({ done, seconds }) => done / seconds;

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
