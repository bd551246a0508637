import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, ConsoleMessage, Locator, Page } from 'playwright-core';
import * as z from 'zod';

import { BOOT_TIMEOUT, openTab } from '../../web/page.js';

/** What the editor did with a document. */
export type EditorRun =
  /** It did not load the document. */
  | { readonly status: 'refused'; readonly message: string }
  /** It loaded the document, and its button to run it is off. */
  | { readonly status: 'blocked'; readonly warnings: readonly string[]; readonly reasons: readonly string[] }
  /** It sent a batch, or failed while it made one. */
  | { readonly status: 'sent'; readonly warnings: readonly string[]; readonly batch: SentBatch }
  | { readonly status: 'failed'; readonly warnings: readonly string[]; readonly message: string };

const Part = z.record(z.string(), z.unknown());
const SentBatch = z.object({
  graph: z.object({ nodes: z.record(z.string(), Part), edges: z.array(z.unknown()) }),
  data: z.unknown(),
  runs: z.int(),
  workflow: Part.nullable(),
});
/** A batch that the editor sent. */
export interface SentBatch extends z.infer<typeof SentBatch> {}

const ENQUEUE = '**/api/v1/queue/*/enqueue_batch';
const ENQUEUED = { queue_id: 'default', enqueued: 0, requested: 0, priority: 0, item_ids: [] };

/** The time in which the editor decides whether its button is on, after it has loaded a document. */
const DECISION = 700;
const MAX_WAIT = 60_000;

/** How long a click may wait for its button. */
const CLICK_TIMEOUT = 10_000;

/** Options of a run. */
interface RunOptions {
  /** Waits longer until the editor has decided, on the document before as well. */
  readonly isSlow?: boolean;
}

/** The node editor of InvokeAI's own web app, on a page of its own. Nothing that it enqueues reaches the server. */
export class Editor {
  readonly #page: Page;
  readonly #lines: string[] = [];
  #sent: SentBatch | undefined;
  /** Whether the web app has crashed. Then it shows nothing until it is loaded anew. */
  #isBroken = false;
  #count = 0;

  private constructor(page: Page) {
    this.#page = page;
    page.on('console', (message) => this.#read(message));
    page.on('pageerror', ({ message }) => {
      this.#isBroken = true;
      this.#lines.push(`error: ${message.split('\n')[0]}`);
    });
  }

  /** Opens the editor of the web app at `url`. */
  static async open(browser: Browser, url: string): Promise<Editor> {
    const context = await browser.newContext({ viewport: { width: 1_600, height: 1_000 }, locale: 'en-US' });
    context.setDefaultTimeout(MAX_WAIT);
    const page = await context.newPage();
    const editor = new Editor(page);
    await page.route(ENQUEUE, async (route) => {
      const { batch } = z.object({ batch: SentBatch }).parse(route.request().postDataJSON());
      editor.#sent = batch;
      await route.fulfill({ status: 201, json: { ...ENQUEUED, batch: { ...batch, batch_id: 'batch' } } });
    });
    await page.goto(url);
    await editor.#show();
    return editor;
  }

  /** Makes the board of this name that of new images. */
  async selectBoard(name: string): Promise<void> {
    await this.#page.getByText(name, { exact: true }).first().click();
  }

  async #show(): Promise<void> {
    await this.#page.getByTestId('add-board-button').waitFor({ timeout: BOOT_TIMEOUT });
    await openTab(this.#page, 'Workflows');
    this.#isBroken = false;
  }

  /** Loads a document from a file, and presses the button that runs it. */
  async run(document: object, { isSlow = false }: RunOptions = {}): Promise<EditorRun> {
    if (isSlow) await sleep(4 * DECISION);
    if (this.#isBroken || (await this.#files.count()) === 0) {
      await this.#page.reload().then(() => this.#show());
      await sleep(DECISION); // it loads the document that broke it once more
    }
    this.#lines.length = 0;
    this.#sent = undefined;
    const name = `Document ${++this.#count}`;
    const refusal = await this.#load({ ...document, ...('name' in document && document.name ? { name } : {}) }, name);
    if (refusal !== undefined) return { status: 'refused', message: refusal };
    const warnings = this.#lines.filter((line) => line.startsWith('warning: ')).map((line) => line.slice(9));
    await sleep(isSlow ? 4 * DECISION : DECISION);
    const button = this.#page.getByRole('button', { name: 'Invoke', exact: true });
    // it may be switched off only after it was seen to be on, and a click would wait until it is on again
    if (await button.isDisabled()) return { status: 'blocked', warnings, reasons: await this.#reasons() };
    try {
      await button.click({ timeout: CLICK_TIMEOUT });
    } catch (error) {
      if (!(await button.isDisabled())) throw error;
      return { status: 'blocked', warnings, reasons: await this.#reasons() };
    }
    for (const end = Date.now() + 2_000; !this.#sent && Date.now() < end; await sleep(25));
    if (this.#sent) return { status: 'sent', warnings, batch: this.#sent };
    return { status: 'failed', warnings, message: this.#errors().join('; ') || 'nothing was sent' };
  }

  /** What the menu of the editor loads documents from. It is always there, unless the web app has crashed. */
  get #files(): Locator {
    return this.#page.locator('input[type=file][accept*=json]');
  }

  /** Returns why the editor refused the document, `undefined` when it is open. */
  async #load(document: object, name: string): Promise<string | undefined> {
    const buffer = Buffer.from(JSON.stringify(document));
    const file = { name: 'workflow.json', mimeType: 'application/json', buffer };
    await this.#files.first().setInputFiles(file);
    await this.#page.getByRole('alertdialog').getByRole('button', { name: 'Load', exact: true }).click();
    const title = this.#page.getByRole('button', { name, exact: true }).first();
    for (const end = Date.now() + MAX_WAIT; Date.now() < end; await sleep(25)) {
      const [error] = this.#errors();
      if (error !== undefined) return error;
      if (await title.isVisible()) return undefined;
    }
    throw new Error(`the editor did not load ${name} within ${MAX_WAIT / 1_000} s`);
  }

  /** The lines of the tooltip over the button that is off. */
  async #reasons(): Promise<string[]> {
    await this.#page.mouse.move(800, 500);
    await this.#page.getByRole('button', { name: 'Invoke', exact: true }).hover({ force: true });
    const tooltip = this.#page.getByRole('tooltip').filter({ hasText: 'Unable to Queue' }).first();
    await tooltip.waitFor({ timeout: 3_000 }).catch(() => {});
    const lines = await tooltip.locator('li').allTextContents();
    await this.#page.mouse.move(800, 500);
    return lines;
  }

  #errors(): string[] {
    return this.#lines.filter((line) => line.startsWith('error: ')).map((line) => line.slice(7));
  }

  /** The editor writes what it changes to the console, with the part that wrote it in brackets. */
  #read(message: ConsoleMessage): void {
    const kind = message.type();
    if (kind !== 'error' && kind !== 'warning') return;
    const [, text] = /%c \[(?:workflows|queue|generation|system)\]:%c (.*?)(?: %O|\n|$)/.exec(message.text()) ?? [];
    if (text !== undefined) this.#lines.push(`${kind}: ${text}`);
    else if (kind === 'error' && !message.text().startsWith('Failed to load resource'))
      this.#lines.push(`error: ${message.text().split('\n')[0]}`);
  }
}
