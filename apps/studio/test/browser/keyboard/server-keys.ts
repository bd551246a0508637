import type { Page } from 'playwright-core';

import type { serverCommands } from '../../../src/features/server/server-commands.js';
import { heading, type KeyCheck } from './key-check.js';

/** The user of the server on which users log in. */
export const administrator = { email: 'ada@example.com', password: 'Correct-Horse-7' };

async function logIn(page: Page): Promise<void> {
  await page.getByLabel('Email').focus();
  await page.keyboard.type(administrator.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(administrator.password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Log out' }).waitFor();
}

const form = (name: string) => (page: Page) => page.getByRole('form', { name }).waitFor();

export const serverKeys: Record<keyof typeof serverCommands, KeyCheck> = {
  'server.log-out': {
    path: '/server',
    needsUsers: true,
    prepare: logIn,
    shows: (page) => page.getByRole('dialog').getByLabel('Email').waitFor(),
  },
  'server.change-password': { path: '/server', needsUsers: true, prepare: logIn, shows: form('Change password') },
  'server.add': { path: '/server', shows: form('Connect to another server') },
  'server.next': { path: '/server', shows: heading('Gallery') },
};
