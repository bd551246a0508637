import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { promisify } from 'node:util';

import { expect, test } from 'vitest';

import { isTransfer } from '../src/small-heap.js';
import { programArguments } from './support/start-program.js';

const commands = new URL('../src/commands/', import.meta.url);

/** Writes the bytes of young objects that have room in a process when it ends. */
const atExit = `data:text/javascript,${encodeURIComponent(`
  import { getHeapSpaceStatistics } from 'node:v8';
  process.on('exit', () => {
    const { space_size } = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    process.stderr.write('room: ' + space_size);
  });
`)}`;

/** Runs a command line that ends because nothing listens. */
async function youngObjects(words: readonly string[]): Promise<number> {
  const args = ['--import', atExit, ...programArguments([...words, '--server', 'http://127.0.0.1:9'])];
  const { code, stderr } = await promisify(execFile)(process.execPath, args).catch((error) => error);
  expect(code).toBe(5);
  return Number(/room: (\d+)$/.exec(stderr)?.[1]);
}

test('a transfer gives young objects a fraction of the room that they take in other commands', {
  tags: 'large',
}, async () => {
  const small = await youngObjects(['images', 'copy', '--to', 'http://127.0.0.1:9', '--yes']);
  expect(small).toBeLessThanOrEqual((await youngObjects(['images', 'list'])) / 4);
});

/** What a process took: the most bytes that were in use at once, and whether V8 compiled a function again, for speed. */
interface Memory {
  readonly heap: number;
  readonly compilers: number;
  readonly isOptimized: boolean;
}

/** Reads many small responses in a process of its own. */
async function requestMany(url: string, before: string): Promise<Memory> {
  const script = `
    import { getHeapStatistics } from 'node:v8';
    ${before}
    let heap = 0;
    const note = () => {
      heap = Math.max(heap, getHeapStatistics().used_heap_size);
    };
    const work = async () => {
      for (let count = 0; count < 1_500; count++) {
        await (await fetch('${url}', { signal: new AbortController().signal })).text();
        for (let repeat = 0; repeat < 100; repeat++) note();
      }
    };
    await Promise.all([work(), work()]);
    const isOptimized = (%GetOptimizationStatus(note) & 16) > 0;
    console.log(JSON.stringify({ heap, compilers: getHeapStatistics().peak_malloced_memory, isOptimized }));`;
  const args = ['--allow-natives-syntax', '--input-type=module', '--eval', script];
  return JSON.parse((await promisify(execFile)(process.execPath, args)).stdout);
}

test('garbage and compilers take a fraction of the memory that they take otherwise', { tags: 'large' }, async () => {
  const server = createServer((_, response) => response.end('a response'.repeat(100))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}`;
    const smallHeap = new URL('../src/small-heap.ts', import.meta.url).href;
    const small = await requestMany(url, `(await import('${smallHeap}')).keepHeapSmall();`);
    const usual = await requestMany(url, '');
    expect(small.heap).toBeLessThan(usual.heap * 0.75);
    expect(small.compilers).toBeLessThan(usual.compilers / 2);
    expect([small.isOptimized, usual.isOptimized]).toEqual([false, true]);
  } finally {
    server.close();
  }
});

test('every command that transfers files keeps its heap small, and no other', async () => {
  const files = (await readdir(commands, { recursive: true })).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(40);
  for (const file of files) {
    const isOne = /planTransfer\(|readWork\(/.test(await readFile(new URL(file, commands), 'utf8'));
    expect([file, isTransfer(['node', 'invoke', ...file.replace('.ts', '').split('/')])]).toEqual([file, isOne]);
  }
});
