import type { Page } from 'playwright-core';

const STEPS = 100;
/** A task of the browser's main thread. Durations are in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly dur?: number;
  /** What the thread computed: less than `dur` on a busy machine. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

/** What a fling from one end of the gallery to the other cost. */
export interface Fling {
  /** Milliseconds that the longest tasks computed, the longest first. */
  readonly computed: readonly number[];
  /** Milliseconds that the longest tasks took, the pauses of a busy machine included. */
  readonly lasted: readonly number[];
  readonly mostCells: number;
  /** Megabytes that are still in use afterwards. */
  readonly heap: number;
}

/** Runs `act` and returns the tasks of the page's main thread meanwhile: what each lasted, and computed. */
export async function recordTasks(page: Page, act: () => Promise<void>): Promise<Pick<Fling, 'computed' | 'lasted'>> {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isMain = ({ pid, tid }: TraceEvent) => mains.some((main) => main.pid === pid && main.tid === tid);
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && isMain(event));
  const longest = (field: 'dur' | 'tdur') =>
    tasks
      .map((task) => Math.round((task[field] ?? 0) / 1_000))
      .sort((a, b) => b - a)
      .slice(0, 5);
  return { computed: longest('tdur'), lasted: longest('dur') };
}

/** Scrolls from the first picture to the last of so many, until that is loaded, and measures. */
export async function fling(page: Page, count: number): Promise<Fling> {
  let mostCells = 0;
  const tasks = await recordTasks(page, async () => {
    for (let step = 1; step <= STEPS; step += 1) {
      mostCells = Math.max(mostCells, await page.evaluate(scrollTo, step / STEPS));
    }
    // What is done when scrolling has ended is a part of it.
    await page.locator(`[data-index="${count - 1}"] img[data-state=loaded]`).waitFor();
  });
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { ...tasks, mostCells, heap: Math.round(usedSize / 2 ** 20) };
}

/** Scrolls to a share of the gallery, waits until it is drawn, and returns the number of cells. */
async function scrollTo(share: number): Promise<number> {
  const grid = document.querySelector('[role=grid]');
  if (!grid) throw new Error('there is no grid');
  grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * share;
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  return document.querySelectorAll('[role=gridcell]').length;
}
