import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Studio, startStudio } from '../../support/open-studio.js';

let studio: Studio;
beforeAll(async () => {
  studio = await startStudio();
});
afterAll(() => studio[Symbol.asyncDispose]());

const screens = ['/', '/boards', '/jobs', '/workflows', '/server', '/nowhere'];
const variants = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const;

test.each(variants)(
  'no screen breaks a rule of accessibility, $colorScheme and $width wide',
  async ({ colorScheme, width }) => {
    for (const path of screens) {
      const { page } = await studio.open(path, { colorScheme, viewport: { width, height: 800 } });
      await page.getByRole('heading', { level: 1 }).waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${path} ${id}: ${nodes.map(({ html }) => html).join('\n')}`);
      expect(found).toEqual([]);
      await page.context().close();
    }
  },
);
