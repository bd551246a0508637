import { expect, test } from 'vitest';

import { startStudio } from '../../support/open-studio.js';

test('a video plays from any second, with its metadata and its workflow beside each other', async () => {
  await using studio = await startStudio({ rounds: 0 });
  const workflow = JSON.stringify({ name: 'Walk', nodes: [] });
  const { videos } = await studio.sample.sandbox.seed({
    videos: [{ metadata: { positive_prompt: 'a walk', seed: 5 }, workflow, has_workflow: true, duration: 1 }],
  });
  const name = videos[0]?.video_name ?? '';
  const { page, faults } = await studio.open('/');
  const ranges: (string | undefined)[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith(`${name}/full`)) ranges.push(response.headers()['content-range']);
  });
  await page.locator(`[data-name="${name}"]`).dblclick();
  const video = page.locator('video');
  await page.getByRole('complementary', { name: 'Details' }).getByText('a walk').first().waitFor();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  await expect.poll(() => video.evaluate((it: HTMLVideoElement) => it.readyState)).toBeGreaterThan(1);
  expect(ranges[0]).toMatch(/^bytes 0-\d+\/\d+$/);
  await video.evaluate((it: HTMLVideoElement) => {
    it.pause();
    it.currentTime = 0.5;
  });
  await expect.poll(() => video.evaluate((it: HTMLVideoElement) => !it.seeking && it.currentTime)).toBe(0.5);
  await page.getByRole('complementary', { name: 'Details' }).getByText('a walk').first().waitFor();
  await page.keyboard.press('v');
  await page.getByRole('complementary', { name: 'Workflow' }).getByText('"Walk"').waitFor();
  await page.getByRole('complementary', { name: 'Details' }).waitFor();
  expect(faults).toEqual([]);
});
