import type { Page } from 'playwright-core';

/** What may be wider than its place: it is meant to be scrolled or moved. */
const MEANT = '.action-bar, .viewer-frame, .details pre, .job-error pre, .skip-link, .visually-hidden';

/** Returns the elements that reach beyond the sides of the window, or that scroll sideways and are not meant to. */
export async function reachBeyond(page: Page): Promise<string[]> {
  return page.evaluate((meant) => {
    const isBeyond = (element: Element): boolean => {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || element.closest(meant)) return false;
      const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowX);
      return left < -1 || right > innerWidth + 1 || (scrolls && element.scrollWidth > element.clientWidth + 1);
    };
    const all = [...document.querySelectorAll('body, body *')].filter(isBeyond);
    return all.map((element) => `${element.localName}.${element.className}: ${element.textContent?.slice(0, 40)}`);
  }, MEANT);
}
