import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { type Browser, chromium } from 'playwright-core';

/** The Chromium of npm that needs no root and no system package. It is built for Linux on x64. */
export const PACKAGE: string = '@sparticuz/chromium@153.0.0';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Whether the Chromium of npm runs on this machine. */
export const isPackaged: boolean = process.platform === 'linux' && process.arch === 'x64';

/** Returns the Chromium that is installed on this machine: `X_CHROMIUM`, or one in the `PATH`. */
export function installedChromium(): string | undefined {
  const { X_CHROMIUM: own, PATH = '' } = process.env;
  if (own) return own;
  const folders = PATH.split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => PROGRAMS.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/** Starts a Chromium without a window. Its own sandbox is off: it shows pages of this machine alone, and CI is root. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
