import assert from 'node:assert/strict';

import { ServerError } from '@x/transport/errors';

import { png } from '../../images/png.js';
import { record } from '../../record.js';
import { presetForm, presetTexts as texts } from '../../runner/preset-form.js';
import { scenario } from '../../runner/scenario.js';

const list = '/api/v1/style_presets/';
const item = `${list}i/`;

/** Returns an image without its last bytes. */
const cutOffImage = async (): Promise<Blob> => {
  const image = await png({ width: 64, height: 64 });
  return image.slice(0, image.size - 40, 'image/png');
};

export const scenarios = [
  scenario('a style preset is created, read, replaced and deleted', async ({ client, raw }) => {
    const { stylePresets } = client.repositories;
    const made = await stylePresets.create({ ...texts, name: 'Füchse 🦊', is_public: true });
    assert.deepEqual([made.type, made.is_public, made.image], ['user', true, null]);
    assert.equal((await stylePresets.get(made.id)).name, made.name);
    const changed = await stylePresets.update(made.id, { ...texts, name: '', is_public: false, image: null });
    assert.deepEqual([changed.name, changed.is_public], ['', false]);
    await stylePresets.update(made.id, { ...texts, is_public: true, image: null });
    const { status } = await raw(`PATCH ${item}${made.id}`, presetForm({ ...texts, type: 'default', extra: 1 }));
    assert.equal(status, 200);
    assert.deepEqual((await stylePresets.get(made.id)).type, 'user');
    await raw(`POST ${list}`, presetForm({ ...texts, type: 'user', is_public: 'yes', extra: 1 }));
    await raw(`POST ${list}`, {
      body: new URLSearchParams({ data: JSON.stringify({ ...texts, type: 'user' }) }),
    });
    await stylePresets.delete(made.id);
    assert.equal(await stylePresets.find(made.id), undefined);
    await assert.rejects(stylePresets.delete(made.id), { name: 'NotFoundError' });
  }),
  scenario('style presets are listed by name, whatever the case', async ({ client }) => {
    const { stylePresets } = client.repositories;
    for (const name of ['zebra', 'Ape', 'bear', 'Ägypten']) await stylePresets.create({ ...texts, name });
    const presets = await Array.fromAsync(stylePresets.list());
    const own = presets.filter(({ type }) => type === 'user').map(({ name }) => name);
    assert.deepEqual(own, ['Ape', 'bear', 'zebra', 'Ägypten']);
    const ofServer = presets.filter(({ type }) => type === 'default');
    assert.ok(ofServer.length >= 4);
    for (const { user_id, is_public } of ofServer) assert.deepEqual([user_id, is_public], ['system', false]);
  }),
  scenario('a style preset has an image of at most 256 pixels, which each update replaces', async ({ client, raw }) => {
    const { stylePresets } = client.repositories;
    const { id, image } = await stylePresets.create({ ...texts, image: await png({ width: 300, height: 600 }) });
    assert.match(String(image), new RegExp(`^api/v1/style_presets/i/${id}/image\\?[\\da-f-]{36}$`));
    assert.notEqual((await stylePresets.get(id)).image, image);
    const kept = await stylePresets.image(id);
    assert.equal(kept.type, 'image/webp');
    await stylePresets.update(id, { ...texts, is_public: false, image: kept });
    await stylePresets.image(id);
    await raw(`GET ${item}${id}/image`, { headers: { range: 'bytes=0-3' } });
    const { body } = await raw(`PATCH ${item}${id}`, presetForm({ ...texts, type: 'user' }));
    assert.equal(record(body)['image'], null);
    await assert.rejects(stylePresets.image(id), ServerError);
    await stylePresets.update(id, { ...texts, is_public: false, image: await png({ width: 8, height: 6 }) });
    await raw(`PATCH ${item}${id}`, presetForm({ ...texts, type: 'user', name: 'New' }, await cutOffImage()));
    const after = await stylePresets.get(id);
    assert.equal(after.name, texts.name);
    assert.notEqual(after.image, null);
  }),
  scenario('a preset whose image cannot be decoded is created nevertheless', async ({ client, raw }) => {
    const form = presetForm({ ...texts, type: 'user', name: 'cut off' }, await cutOffImage());
    assert.equal((await raw(`POST ${list}`, form)).status, 500);
    const { stylePresets } = client.repositories;
    const made = (await Array.fromAsync(stylePresets.list())).filter(({ name }) => name === 'cut off');
    assert.equal(made.length, 1);
    for (const { id, image } of made) {
      assert.equal(image, null);
      await stylePresets.delete(id);
    }
  }),
];
