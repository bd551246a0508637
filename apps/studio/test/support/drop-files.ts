import type { Locator, Page } from 'playwright-core';

/** A file of the desktop: its name, its type and its content in base64. */
export interface DesktopFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

/** Drags files from outside the browser over an element, and drops them there. */
export async function dropFiles(target: Locator, files: readonly DesktopFile[]): Promise<void> {
  // What can be dragged says that the page has loaded the code for it.
  await target.hover();
  await target.page().locator('[draggable=true]').first().waitFor();
  const dataTransfer = await transferOf(target.page(), files);
  for (const type of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(type, { dataTransfer });
}

/** Pastes files into the page. */
export async function pasteFiles(page: Page, files: readonly DesktopFile[]): Promise<void> {
  const clipboardData = await transferOf(page, files);
  await page.evaluate(
    (data) => document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })),
    clipboardData,
  );
}

const transferOf = (page: Page, files: readonly DesktopFile[]) =>
  page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  }, files);
