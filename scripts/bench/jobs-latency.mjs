import { setTimeout as sleep } from 'node:timers/promises';

import { interleave } from './interleave.mjs';
import { adding, jobsClient } from './jobs-client.mjs';
import { dependency } from './packages.mjs';
import { startServer } from './start-server.mjs';

const ROUNDS = 100;
const now = () => performance.timeOrigin + performance.now();
const { io } = await import(dependency('socket.io-client', 'sandbox'));

/** How long after a job was completed its result is there. Nobody else is connected meanwhile. */
export async function benchJobsLatency() {
  process.env.NODE_DELAY = '10';
  using server = await startServer('jobs-server.mjs');
  delete process.env.NODE_DELAY;
  const completed = completions(server.child);
  const graph = () => adding(1 + Math.floor(Math.random() * 100));
  const latency = async (id) => now() - (await completed(id));
  const disconnected = { waits: [], requests: 0, milliseconds: 0 };
  const wait = async (client) => {
    const job = await client.jobs.enqueue(graph());
    await job.result();
    return latency(job.id);
  };
  const times = await interleave(
    {
      bare: async () => latency(await listen(server.url, graph())),
      fetched: async () => {
        const id = await listen(server.url, graph());
        await item(server.url, id);
        return latency(id);
      },
      ours: async () => {
        using client = jobsClient(server.url);
        return await wait(client);
      },
      polling: async () => latency(await poll(server.url, graph())),
      disconnected: async () => {
        using client = jobsClient(server.url, 'http://127.0.0.1:9');
        const start = performance.now();
        disconnected.waits.push(await wait(client));
        disconnected.milliseconds += performance.now() - start;
        disconnected.requests += client.requests.length - 1;
        return disconnected.waits.at(-1);
      },
    },
    ROUNDS,
    5,
  );
  const names = {
    bare: 'a bare socket.io listener, no result',
    fetched: 'the same, and then the item is got',
    ours: 'Job.result',
    polling: 'asking each second',
    disconnected: 'Job.result, its socket dead',
  };
  const worst = Math.max(...disconnected.waits);
  const rate = disconnected.requests / (disconnected.milliseconds / 1_000);
  return {
    title: `From the end of a job to its result, median of ${ROUNDS} interleaved rounds`,
    rows: [
      ...Object.entries(times).map(([name, time]) => ({ name: names[name], ms: time.toFixed(2) })),
      { name: 'Job.result, its socket dead, the longest', ms: worst.toFixed(0) },
      { name: 'requests a second meanwhile, beside the enqueue', ms: rate.toFixed(2) },
    ],
    aims: [
      ['wait against a bare listener', times.ours / times.bare, '<=', 1.1],
      ['wait against one that gets the result', times.ours / times.fetched, '<=', 1.1],
      ['ms with the socket dead, at most', worst, '<=', 2_000],
      ['requests a second with the socket dead', rate, '<=', 3],
    ],
  };
}

/** Returns what says when an item was completed. */
function completions(child) {
  const known = new Map();
  const waiting = new Map();
  child.on('message', ({ item_id, at }) => {
    known.set(item_id, at);
    waiting.get(item_id)?.(at);
  });
  return (id) => known.get(id) ?? new Promise((resolve) => waiting.set(id, resolve));
}

/** The least that hears of the end of a job. */
async function listen(url, graph) {
  const socket = io(url, { path: '/ws/socket.io', transports: ['websocket'] });
  const ended = new Set();
  let check = () => {};
  socket.on('queue_item_status_changed', ({ item_id, status }) => {
    if (status === 'completed') ended.add(item_id);
    check();
  });
  await new Promise((resolve) => socket.on('connect', resolve));
  await socket.emitWithAck('subscribe_queue', { queue_id: 'default' });
  const id = await enqueue(url, graph);
  await new Promise((resolve) => {
    check = () => ended.has(id) && resolve();
    check();
  });
  setImmediate(() => socket.close());
  return id;
}

async function poll(url, graph) {
  const id = await enqueue(url, graph);
  for (;;) {
    const { status } = await item(url, id);
    if (status === 'completed') return id;
    await sleep(1_000);
  }
}

async function item(url, id) {
  return (await fetch(`${url}/api/v1/queue/default/i/${id}`)).json();
}

async function enqueue(url, graph) {
  const response = await fetch(`${url}/api/v1/queue/default/enqueue_batch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ batch: { graph, runs: 1 } }),
  });
  const { item_ids } = await response.json();
  return item_ids[0];
}
