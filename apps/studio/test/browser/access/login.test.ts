import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { startStudio } from '../../support/open-studio.js';

const administrator = { email: 'ada@example.com', password: 'Correct-Horse-7' };

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

test.each([
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const)('login, account and password break no rule, $colorScheme and $width wide', async (variant) => {
  await using studio = await startStudio({ administrator });
  const { colorScheme, width } = variant;
  const { page } = await studio.open('/boards', { colorScheme, viewport: { width, height: 800 } });
  await page.getByLabel('Email').fill(administrator.email);
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await page.keyboard.press('Enter');
  await page.getByRole('form').getByRole('alert').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Password', { exact: true }).fill(administrator.password);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Night' }).waitFor();
  await page.getByRole('link', { name: 'Server', exact: true }).click();
  await page.getByRole('button', { name: 'Change password' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('p');
  await page.getByRole('form', { name: 'Change password' }).waitFor();
  expect(await violations(page)).toEqual([]);
});
