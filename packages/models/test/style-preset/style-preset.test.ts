import { expect, test } from 'vitest';
import { StylePreset, StylePresetInput } from '../../src/style-preset.js';
import responses from '../support/style-preset.json' with { type: 'json' };

test('defaults the fields that older servers omit', () => {
  const old = responses.StylePreset['6.8.1'];
  expect(StylePreset.parse(old)).toEqual({ ...old, is_public: false, user_id: 'system' });
});

test.each(['id', 'name', 'preset_data', 'type', 'image'])('refuses a preset without %s', (key) => {
  const preset = { ...responses.StylePreset['6.14.2'], [key]: undefined };
  expect(StylePreset.safeParse(preset).error?.issues[0]?.path).toEqual([key]);
});

test('a new preset has no type, because the server deletes those of its own type when it starts', () => {
  const input = responses.StylePresetInput.smallest;
  expect(StylePresetInput.safeParse(input).success).toBe(true);
  expect(StylePresetInput.safeParse({ ...input, type: 'default' }).success).toBe(false);
});
