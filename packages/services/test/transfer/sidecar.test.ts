import { writeFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import { createTransferSandbox, startTransferClient } from '../support/transfer-fixture.js';
import { bytesOf, temporaryFolder } from '../support/upload-files.js';

const put = (root: string, path: string, content: Uint8Array | string) => writeFile(join(root, path), content);

test('category, star and metadata are those of the sidecar, and what is embedded goes first', async () => {
  const root = await temporaryFolder();
  const record = { image_category: 'control', starred: true, is_intermediate: false };
  const sidecar = { schema: 'x-gallery/1', kind: 'image', record, invokeai_metadata: '{"seed":18446744073709551615}' };
  await put(root, 'a.png', await bytesOf(1, 'Software'));
  await put(root, 'a.png.json', JSON.stringify(sidecar));
  await put(root, 'b.png', await bytesOf(2, 'Software'));
  await put(root, 'b.png.json', '{"seed": 5}');
  await put(root, 'c.png', await bytesOf(3));
  await put(root, 'c.png.json', '{"seed": 4}');
  await put(root, 'd.png', await bytesOf(4, 'Software'));
  const { transfer, repositories } = startTransferClient(createTransferSandbox());
  const { items } = await transfer.upload(root, { concurrency: 1 }).run();
  const found = await repositories.images.getMany(items.map(({ to }) => to ?? ''));
  expect(found.map(({ image_category, starred }) => [image_category, starred])).toEqual([
    ['control', true],
    ['user', false],
    ['general', false],
    ['user', false],
  ]);
  const metadata = await Promise.all(found.map(({ image_name }) => repositories.images.metadata(image_name)));
  expect(metadata).toEqual([{ seed: 18446744073709551615n }, { seed: 5 }, { seed: 3 }, undefined]);
});

test('a file whose sidecar is damaged is skipped and says why, before anything is sent', async () => {
  const root = await temporaryFolder();
  const damaged = {
    'no JSON': '{"record": {"starred": tr',
    empty: '',
    'a list': '[1]',
    'no text': new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
    'no record': '{"schema": "x-gallery/1", "record": 5}',
    'a starred that is none': '{"record": {"starred": "yes"}}',
    'a category that is none': '{"record": {"image_category": 5}}',
    'metadata that is no text': '{"record": {}, "invokeai_metadata": {"seed": 1}}',
    'metadata that is cut off': '{"record": {}, "invokeai_metadata": "{\\"seed\\": 1"}',
  };
  for (const [index, [name, sidecar]] of Object.entries(damaged).entries()) {
    await put(root, `${name}.png`, await bytesOf(index, 'Software'));
    await put(root, `${name}.png.json`, sidecar);
  }
  await put(root, 'good.png', await bytesOf('good', 'Software'));
  await put(root, 'good.png.json', '{"record": {"starred": true, "image_category": null}, "invokeai_metadata": "{}"}');
  await put(root, 'of another program.png', await bytesOf('other', 'Software'));
  await put(root, 'of another program.png.json', '{"record": 5, "schema": "other/1"}');
  const { transfer, repositories } = startTransferClient(createTransferSandbox());
  const task = transfer.upload(root);
  const count = Object.keys(damaged).length;
  expect((await task.plan()).counts).toMatchObject({ skipped: count, notSent: 2 });
  const { items, counts } = await task.run();
  expect(counts).toMatchObject({ skipped: count, done: 2 });
  const skipped = items.filter(({ status }) => status === 'skipped');
  expect(skipped.map(({ key }) => key).toSorted()).toEqual(
    Object.keys(damaged)
      .map((name) => `${name}.png`)
      .toSorted(),
  );
  for (const { reason, errorName } of skipped)
    expect([errorName, reason]).toEqual(['SidecarError', expect.stringContaining('sidecar')]);
  const reasons = Object.fromEntries(skipped.map(({ key, reason }) => [key, reason]));
  expect(reasons['no JSON.png']).toBe('its sidecar is no JSON object; mend or remove that file');
  expect((await repositories.gallery.names()).total_count).toBe(2);
  for (const name of Object.keys(damaged)) await rm(join(root, `${name}.png.json`));
  expect((await transfer.upload(root).run()).counts).toMatchObject({ done: count, present: 2 });
});

test('a file whose sidecar is damaged after the plan fails, and is not sent', async () => {
  const root = await temporaryFolder();
  await put(root, 'a.png', await bytesOf(1, 'Software'));
  await put(root, 'a.png.json', '{"seed": 5}');
  const { transfer, repositories } = startTransferClient(createTransferSandbox());
  const { items } = await transfer
    .upload(root)
    .run({ onProgress: () => writeFileSync(join(root, 'a.png.json'), '{"seed"') });
  expect(items).toMatchObject([{ status: 'failed', errorName: 'SidecarError' }]);
  expect((await repositories.gallery.names()).total_count).toBe(0);
});
