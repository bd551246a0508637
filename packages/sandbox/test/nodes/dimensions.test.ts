import { expect, test } from 'vitest';
import { errorOf, outputOf } from '../support/node.js';

test.each([
  [
    { width: 1920, height: 1080 },
    { width: 1280, height: 720 },
  ],
  [
    { width: 100, height: 33, target_resolution: '480p', rounding: 'floor' },
    { width: 1440, height: 480 },
  ],
  [
    { width: 100, height: 33, target_resolution: '480p', rounding: 'ceiling' },
    { width: 1456, height: 480 },
  ],
])('the ideal size of a video from %j is %j', async (source, size) => {
  expect(await outputOf('wan_i2v_ideal_dimensions', source)).toEqual(size);
});

test('a source smaller than the grid has no ideal size', async () => {
  expect(await errorOf('wan_ti2v_ideal_dimensions', { width: 31, height: 8 })).toBe(
    'ValueError: Source longer side (31px) is smaller than the Wan pixel grid (32px). Use an input image at least 32px on its longer side.',
  );
});

test('a panel is one cell of a grid', async () => {
  const grid = { width: 100, height: 50, num_cols: 3, num_rows: 2, panel_col_idx: 2, panel_row_idx: 1 };
  expect(await outputOf('image_panel_layout', grid)).toEqual({ x_left: 66, y_top: 25, width: 33, height: 25 });
});

test('a caption is JSON with one element per region', async () => {
  const regions = [{ prompt: 'a fox', bbox: [1, 2, 3, 4] }, { prompt: ' ' }];
  const given = { prompt: ' sunset ', regions, color_palette: ['#ff8000', 'red'] };
  expect(await outputOf('ideogram4_caption_builder', given)).toEqual({
    value:
      '{"high_level_description":"sunset","style_description":{"color_palette":["#FF8000"]},' +
      '"compositional_deconstruction":{"background":"","elements":[{"type":"obj","bbox":[1,2,3,4],"desc":"a fox"}]}}',
  });
  expect(await outputOf('ideogram4_caption_builder', { prompt: ' {"a":1}' })).toEqual({ value: ' {"a":1}' });
});

test('a scheduler is passed on', async () => {
  expect(await outputOf('scheduler', { scheduler: 'unipc_k' })).toEqual({ scheduler: 'unipc_k' });
});
