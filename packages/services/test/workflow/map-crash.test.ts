import { expect, onTestFinished, test, vi } from 'vitest';

import {
  countItems,
  createMapSandbox,
  type MapClient,
  memoryJournal,
  type RequestHook,
  resizing,
  startClient,
} from '../support/map-fixture.js';
import { pngImage } from '../support/png-image.js';
import { seededRandom } from '../support/seeded-random.js';
import { seeds } from '../support/seeds.js';

const METHODS = ['bicubic', 'nearest'];

const files = Array.from({ length: 12 }, (_, index) => new File([pngImage()], `${index}.png`, { type: 'image/png' }));

async function mapFiles(
  client: MapClient,
  journal: ReturnType<typeof memoryJournal> | undefined,
  signal?: AbortSignal,
) {
  const workflow = await client.workflows.open(resizing);
  const bind = (file: File, index: number) => ({ Picture: file, Width: 8 + index, Method: METHODS[index % 2] });
  const task = workflow.map(files, bind, { key: 'crash', journal, pollInterval: 2 });
  return task.run({ signal });
}

/** Lets a minute pass between two programs, on the clock alone. */
function passMinute(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
  onTestFinished(() => void vi.useRealTimers());
}

test.for(seeds(6).map((seed) => ({ seed, memory: seed % 2 === 0 ? 'a journal' : 'the queue alone' })))(
  'a program that is killed is continued without running anything twice, with $memory (seed $seed)',
  async ({ seed, memory }) => {
    const sandbox = createMapSandbox();
    const journal = memory === 'a journal' ? memoryJournal() : undefined;
    const random = seededRandom(seed);
    const isCarriedOut = random(2) === 0;
    const at = random(24);
    const controller = new AbortController();
    const inFlight: Promise<unknown>[] = [];
    const hook: RequestHook = async (index, carryOut) => {
      if (index < at || (index === at && isCarriedOut)) {
        const response = carryOut();
        inFlight.push(response);
        await response;
        if (index < at) return response;
      }
      controller.abort(new Error('killed'));
      throw new TypeError('fetch failed');
    };
    const events = { hasEvents: seed % 3 === 0 };
    const killed = startClient(sandbox, hook, events);
    const first = await mapFiles(killed, journal, controller.signal).catch((error: unknown) => error);
    expect(first instanceof Error).toBe(controller.signal.aborted);
    await Promise.all(inFlight);
    passMinute();
    const second = startClient(sandbox, undefined, events);
    const { items } = await mapFiles(second, journal);
    expect(items.map(({ key, status }) => [key, status])).toEqual(files.map(({ name }) => [name, 'completed']));
    const made = items.flatMap((item) => (item.status === 'completed' ? (item.outputs['Small'] ?? []) : []));
    const widths = (await second.repositories.images.getMany(made)).map(({ width }) => width);
    expect(widths).toEqual(files.map((_, index) => 8 + index));
    expect([...(await countItems(second)).values()]).toEqual(files.map(() => 1));
    const uploads = await second.repositories.images.names({ categories: ['user'] });
    expect(uploads.total_count).toBe(files.length);
  },
);

test('what a server carries out only after the program was killed is not sent again', async () => {
  const sandbox = createMapSandbox();
  const journal = memoryJournal();
  const controller = new AbortController();
  const slow = /upload$/;
  let uploads = 0;
  const killed = startClient(sandbox, async (_, carryOut, request) => {
    if (!slow.test(request)) return carryOut();
    uploads++;
    const response = new Promise<Response>((resolve) => setTimeout(() => resolve(carryOut()), 300));
    if (uploads === 3) controller.abort(new Error('killed'));
    return response;
  });
  await expect(mapFiles(killed, journal, controller.signal)).rejects.toThrow('killed');
  const second = startClient(sandbox);
  const { items } = await mapFiles(second, journal);
  expect(items.every(({ status }) => status === 'completed')).toBe(true);
  expect((await second.repositories.images.names({ categories: ['user'] })).total_count).toBe(files.length);
}, 180_000); // only ends a hang
