import type { Page } from 'playwright-core';

interface Reporting {
  reportPointer(line: string): void;
}

/**
 * Returns a list that grows by a line for every event of a mouse or another pointer in a page. It works from the next load
 * on. A key on a button makes a click too, which no pointer is behind.
 */
export async function watchPointer(page: Page): Promise<readonly string[]> {
  const seen: string[] = [];
  await page.exposeFunction('reportPointer', (line: string) => seen.push(line));
  await page.addInitScript(() => {
    const events = ['pointer', 'mouse'].flatMap((kind) => ['down', 'move', 'over', 'up'].map((part) => kind + part));
    for (const type of [...events, 'wheel', 'touchstart', 'dragstart', 'click', 'dblclick']) {
      const listener = (event: Event) => {
        const isByKey = event instanceof MouseEvent && event.type === 'click' && event.detail === 0;
        if (!isByKey) (window as typeof window & Reporting).reportPointer(`${type} on ${event.target}`);
      };
      window.addEventListener(type, listener, { capture: true, passive: true });
    }
  });
  return seen;
}
