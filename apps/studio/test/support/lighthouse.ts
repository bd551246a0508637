import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import type { Page } from 'puppeteer-core';

/** It brings three hundred packages, so it is fetched when a test runs, and is no part of the workspace. */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const categories = ['accessibility', 'best-practices'];
const desktop = {
  formFactor: 'desktop',
  screenEmulation: { mobile: false, width: 1280, height: 800, deviceScaleFactor: 1 },
};

/** What is done otherwise for one page. */
interface AuditOptions {
  /** Whether the page is loaded as on a desktop. By default it is as on a telephone. */
  readonly isDesktop?: boolean;
  /** Audits that are left out. */
  readonly skipAudits?: readonly string[];
}

interface Report {
  readonly runtimeError?: { readonly message: string };
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, Audit>>;
}

interface Audit {
  readonly title: string;
  readonly score: number | null;
  readonly details?: { readonly items?: readonly object[] };
}

type Lighthouse = (url: string, flags: object, config: undefined, page: Page) => Promise<{ readonly lhr: Report }>;

/** Returns what Lighthouse finds to improve in accessibility and best practices when an address is loaded in a tab. */
export async function auditPage(page: Page, url: string, options: AuditOptions = {}): Promise<string[]> {
  const lighthouse = await load();
  const { isDesktop = false, skipAudits = [] } = options;
  const flags = { onlyCategories: categories, disableStorageReset: true, skipAudits, ...(isDesktop && desktop) };
  const { lhr } = await lighthouse(url, flags, undefined, page);
  if (lhr.runtimeError) return [lhr.runtimeError.message];
  const scores = categories.flatMap((id) => {
    const score = lhr.categories[id]?.score;
    return score === 1 ? [] : [`${id}: ${score}`];
  });
  const audits = Object.entries(lhr.audits).flatMap(([id, { title, score, details }]) =>
    score !== null && score < 1 ? [`${id}: ${title} ${JSON.stringify(details?.items ?? [])}`] : [],
  );
  return [...scores, ...audits];
}

let loading: Promise<Lighthouse> | undefined;

function load(): Promise<Lighthouse> {
  loading ??= install();
  return loading;
}

async function install(): Promise<Lighthouse> {
  const find = ['--yes', `--package=${LIGHTHOUSE}`, '--call', 'command -v lighthouse'];
  const { stdout } = await promisify(execFile)('npx', find);
  const program = pathToFileURL(await realpath(stdout.trim()));
  const { default: lighthouse }: { default: Lighthouse } = await import(new URL('../core/index.js', program).href);
  return lighthouse;
}
