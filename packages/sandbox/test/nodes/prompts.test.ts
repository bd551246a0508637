import { expect, test } from 'vitest';

import { record } from '../../src/internal/validation/record.js';
import { createSandbox } from '../../src/sandbox.js';
import { errorOf, outputOf } from '../support/node.js';
import { nodes, results, run } from '../support/queue.js';
import { bodyOf } from '../support/request.js';

test.each([
  [{ prompt: 'a {red|blue} {fox|owl}', max_prompts: 3, combinatorial: true }, ['a red fox', 'a red owl', 'a blue fox']],
  [{ prompt: 'plain', max_prompts: 2 }, ['plain', 'plain']],
  [{ prompt: 'plain', max_prompts: 0, combinatorial: true }, []],
  [{ prompt: '', max_prompts: -1 }, []],
])('dynamic_prompt of %j has the prompts of the server', async (inputs, collection) => {
  expect(await outputOf('dynamic_prompt', inputs)).toEqual({ collection });
});

test.each([
  [{ prompt: '{a|__none__}', combinatorial: true }, 'ValueError: No values found for wildcard(s): none'],
  [
    { prompt: 'a', max_prompts: -1 },
    'ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.',
  ],
])('dynamic_prompt of %j fails as on the server', async (inputs, error) => {
  expect(await errorOf('dynamic_prompt', inputs)).toBe(error);
});

test('a template gets the prompts wherever it names them', async () => {
  using sandbox = createSandbox();
  const body = new FormData();
  const preset = { name: 'Fog', positive_prompt: '{prompt}, fog, {prompt}', negative_prompt: 'sun', type: 'user' };
  body.set('data', JSON.stringify(preset));
  const style_preset_id = record(await bodyOf(sandbox, 'POST /api/v1/style_presets/', { body }))['id'];
  const node = { id: 'n', type: 'prompt_template', style_preset: { style_preset_id } };
  const prompts = { positive_prompt: 'a $& fox', negative_prompt: 'rain' };
  expect(results(await run(sandbox, { nodes: nodes({ ...node, ...prompts }) }))).toEqual([
    { positive_prompt: 'a $& fox, fog, a $& fox', negative_prompt: 'sun' },
  ]);
});

test('a template that does not exist fails', async () => {
  expect(await errorOf('prompt_template', { style_preset: { style_preset_id: 'x' } })).toBe(
    'StylePresetNotFoundError: Style preset with id x not found',
  );
});

test('a video has its size, its length and the number of its frames', async () => {
  using sandbox = createSandbox();
  await sandbox.seed({ videos: [{ video_name: 'a.mp4', width: 64, height: 48, duration: 1.5, fps: 25 }] });
  const node = { id: 'n', type: 'video', video: { video_name: 'a.mp4' } };
  expect(results(await run(sandbox, { nodes: nodes(node) }))).toEqual([
    { video: { video_name: 'a.mp4' }, width: 64, height: 48, num_frames: 38, fps: 25, duration: 1.5 },
  ]);
  expect(await errorOf('video', { video: { video_name: 'none.mp4' } })).toBe(
    'VideoRecordNotFoundException: Video record not found',
  );
});
