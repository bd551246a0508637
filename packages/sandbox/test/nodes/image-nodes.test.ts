import { expect, test } from 'vitest';

import { imageOutputOf } from '../support/image-node.js';

// The pixels of the real server's output.
test.each<[string, Record<string, unknown>, unknown, boolean?]>([
  [
    'img_hue_adjust',
    { image: 'rgb', hue: 90 },
    'RGBA 118 0 108 255 210 142 68 255 232 30 59 255 202 194 190 255 220 236 36 255 224 138 81 255 31 134 20 255 15 252 132 255 206 57 197 255 58 98 188 255 62 2 198 255 178 144 167 255',
  ],
  [
    'img_channel_offset',
    { image: 'rgba', channel: 'Green (RGBA)', offset: -40 },
    'RGBA 0 8 118 255 68 164 106 60 232 160 190 255 236 0 114 60 80 184 134 255 20 212 250 60 56 80 206 255 188 44 2 60 160 104 150 255 228 4 138 60 136 0 222 255 140 92 146 60',
  ],
  [
    'img_channel_offset',
    { image: 'rgba', channel: 'Luminosity (LAB)', offset: 30 },
    'RGBA 41 74 148 255 104 238 138 60 255 233 224 255 255 80 144 60 117 255 166 255 76 255 255 60 93 149 238 255 224 115 40 60 191 175 181 255 255 84 168 60 171 75 255 255 171 162 176 60',
  ],
  [
    'img_channel_multiply',
    { image: 'rgba', channel: 'Cb (YCbCr)', scale: 1.5 },
    'RGBA 0 18 255 255 67 186 192 60 230 180 255 255 234 13 229 60 78 205 226 255 19 223 255 60 55 94 255 255 186 72 60 60 158 122 255 255 226 19 255 60 135 21 255 255 137 109 255 60',
  ],
  [
    'img_channel_multiply',
    { image: 'rgba', channel: 'Alpha (RGBA)', invert_channel: true },
    'RGBA 0 48 118 0 68 204 106 195 232 200 190 0 236 36 114 195 80 224 134 0 20 252 250 195 56 120 206 0 188 84 2 195 160 144 150 0 228 44 138 195 136 40 222 0 140 132 146 195',
  ],
  [
    'color_correct',
    { base_image: 'rgb', color_reference: 'grey' },
    'RGBA 29 67 117 255 203 117 203 255 117 29 255 255 201 209 201 255 231 47 105 255 209 189 231 255 189 105 47 255 255 255 29 255 67 199 209 255 105 203 67 255 47 231 189 255 199 201 199 255',
  ],
  [
    'color_correct',
    { base_image: 'rgb', color_reference: 'grey', colorspace: 'YCbCr-Luma', mask: 'mask' },
    'RGBA 0 35 105 255 255 131 255 255 76 1 202 255 236 226 238 255 235 36 113 255 214 80 224 255 126 59 13 255 255 255 44 255 62 126 210 255 123 254 148 255 65 255 223 255 200 208 235 255',
  ],
  [
    'img_hue_adjust_oklch',
    { image: 'rgb', hue: 90 },
    'RGB 96 7 63 232 86 0 205 0 23 205 190 182 177 124 0 247 88 0 50 101 39 0 254 254 180 78 137 0 171 254 120 168 254 175 141 147',
  ],
  [
    'img_hue_adjust_oklch',
    { image: 'rgba', hue: -200 },
    'RGBA 97 26 0 255 207 137 254 60 179 216 217 255 0 172 97 60 230 155 254 255 254 177 228 60 183 92 0 255 0 141 165 60 139 152 142 255 0 168 65 60 139 102 0 255 135 137 121 60',
  ],
  [
    'unsharp_mask_oklab',
    { image: 'rgba' },
    'RGBA 0 5 77 255 97 229 130 60 254 242 232 255 239 41 116 60 119 254 166 255 91 254 254 60 52 116 202 255 183 80 0 60 170 153 160 255 231 48 140 60 126 21 210 255 145 137 151 60',
  ],
  ['unsharp_mask_oklab', { image: 'grey', radius: 1, strength: 150 }, 'L 0 1 113 254 6 254 62 0 254 240 227 254'],
  ['unsharp_mask', { image: 'grey' }, 'L 0 10 110 244 38 239 89 0 255 228 211 227'],
  [
    'img_noise',
    { image: 'rgb', seed: 7, amount: 0.5 },
    'RGBA 125 97 88 255 187 107 215 255 91 118 136 255 214 121 210 255 140 32 98 255 169 64 237 255 73 119 112 255 157 231 24 255 154 141 155 255 101 146 88 255 62 208 142 255 163 125 189 255',
  ],
  [
    'img_noise',
    { image: 'grey', noise_type: 'salt_and_pepper', noise_color: false, size: 2, amount: 0.4, mask: 'mask' },
    'RGBA 0 0 0 255 28 28 28 255 70 70 70 255 126 126 126 255 40 40 40 255 204 204 204 255 85 85 85 255 18 18 18 255 139 139 139 255 120 120 120 255 114 114 114 255 121 121 121 255',
  ],
  [
    'mask_from_id',
    { image: 'rgb', color: { r: 0, g: 48, b: 118, a: 255 }, threshold: 90 },
    'L 255 0 0 0 0 0 0 0 0 0 0 0',
  ],
  [
    'mask_edge',
    { image: 'mask', edge_size: 1, edge_blur: 1, low_threshold: 50, high_threshold: 100 },
    'L 28 28 113 170 28 28 113 170 28 28 113 170',
  ],
  ['expand_mask_with_fade', { mask: 'mask', fade_size_px: 4 }, 'L 0 0 0 0 0 30 30 0 0 0 0 0'],
  [
    'get_image_mask_bounding_box',
    { mask: 'mask', margin: 1 },
    { bounding_box: { x_min: 0, x_max: 2, y_min: 0, y_max: 2, score: null } },
  ],
  [
    'canny_edge_detection',
    { image: 'mask' },
    'RGB 255 255 255 255 255 255 255 255 255 0 0 0 255 255 255 0 0 0 255 255 255 0 0 0 255 255 255 255 255 255 255 255 255 0 0 0',
  ],
  [
    'color_map',
    { image: 'rgb', tile_size: 2 },
    'RGB 233 59 188 233 59 188 186 157 0 186 157 0 233 59 188 233 59 188 186 157 0 186 157 0 233 59 188 233 59 188 186 157 0 186 157 0',
  ],
  ['heuristic_resize', { image: 'rgb', width: 2, height: 2 }, 'RGB 0 48 118 106 30 232 236 36 114 134 66 20'],
  [
    'canvas_paste_back',
    { source_image: 'rgb', target_image: 'grey', mask: 'mask', mask_blur: 1 },
    'RGB 0 5 11 73 51 72 116 107 133 209 209 210 90 64 74 206 177 208 111 99 90 49 49 29 215 221 230 178 198 182 166 191 186 199 199 201',
  ],
  [
    'canvas_v2_mask_and_crop',
    { generated_image: 'rgb', mask: 'mask' },
    'RGBA 0 48 118 255 210 68 204 255 106 30 232 255 200 190 202 255 236 36 114 255 214 80 224 0 134 66 20 127 252 250 14 255 56 120 206 255 58 188 84 255 2 198 160 255 144 150 178 255',
  ],
  [
    'infill_rgba',
    { image: 'rgba' },
    'RGBA 0 48 118 255 102 159 118 209 232 200 190 255 173 90 122 209 80 224 134 255 83 179 178 209 56 120 206 255 152 109 75 209 160 144 150 255 169 92 132 209 136 40 222 255 132 129 135 209',
  ],
  [
    'infill_tile',
    { image: 'rgba', tile_size: 1, seed: 3 },
    'RGB 0 48 118 16 85 115 232 200 190 233 161 172 80 224 134 127 169 174 56 120 206 87 112 158 160 144 150 54 47 123 136 40 222 94 202 137',
  ],
  [
    'infill_cv2',
    { image: 'rgba' },
    'RGB 0 48 118 96 145 175 232 200 190 129 136 195 80 224 134 98 144 172 56 120 206 106 134 192 160 144 150 98 148 172 136 40 222 113 124 193',
  ],
  [
    'infill_patchmatch',
    { image: 'rgba' },
    'RGB 0 48 118 96 145 175 232 200 190 129 136 195 80 224 134 98 144 172 56 120 206 106 134 192 160 144 150 98 148 172 136 40 222 113 124 193',
  ],
  [
    'cv_inpaint',
    { image: 'rgb', mask: 'mask' },
    'RGB 214 80 224 214 80 224 215 80 225 216 80 226 214 80 224 214 80 224 214 80 224 216 80 226 216 80 226 214 80 224 216 80 226 215 81 225',
  ],
  [
    'crop_image_to_bounding_box',
    { image: 'grey', bounding_box: { x_min: 1, x_max: 5, y_min: 1, y_max: 4 } },
    'L 204 106 30 0 200 190 202 0 0 0 0 0',
  ],
  ['crop_image_to_bounding_box', { image: 'mask' }, 'L 255 128'],
  [
    'paste_image_into_bounding_box',
    { source_image: 'rgba', target_image: 'rgb', bounding_box: { x_min: 1, x_max: 5, y_min: -1, y_max: 2 } },
    'RGBA 0 48 118 255 80 224 134 255 86 82 236 209 56 120 206 255 236 36 114 255 160 144 150 255 156 61 48 209 136 40 222 255 56 120 206 255 58 188 84 255 2 198 160 255 144 150 178 255',
  ],
  ['save_image_to_file', { image: 'grey', output_directory: 'a/b' }, 'L 0 48 118 210 68 204 106 30 232 200 190 202'],
  ['tensor_mask_to_image', {}, 'L 255 255 255 255 255 0 0 255 255 255 255 255', true],
  [
    'apply_tensor_mask_to_image',
    { image: 'rgba', invert: true },
    'RGBA 0 48 118 0 68 204 106 0 232 200 190 0 236 36 114 0 80 224 134 0 20 252 250 255 56 120 206 255 188 84 2 0 160 144 150 0 228 44 138 0 136 40 222 0 140 132 146 0',
    true,
  ],
  [
    'invokeai_img_enhance',
    { image: 'rgb', color: 0.5, contrast: 1.5, sharpness: 2 },
    'RGB 0 4 57 189 82 184 73 16 168 232 225 234 192 42 100 255 109 255 62 0 0 255 255 115 61 109 174 82 180 102 39 186 157 157 162 183',
  ],
  [
    'invokeai_img_enhance',
    { image: 'rgba', invert: true, brightness: 0.5 },
    'RGB 127 103 68 93 25 74 11 27 32 9 109 70 87 15 60 117 1 2 99 67 24 33 85 126 47 55 52 13 105 58 59 107 16 57 61 54',
  ],
  [
    'invokeai_img_dilate_erode',
    { image: 'grey', radius_w: 1, radius_h: 1, mode: 'Erode' },
    'L 0 0 48 30 0 48 30 30 68 190 106 30',
  ],
  [
    'invokeai_img_dilate_erode',
    { image: 'rgba', radius_w: 1, radius_h: 0, lightness_only: true },
    'RGBA 14 48 118 255 64 204 107 60 232 200 191 255 236 32 114 60 78 224 135 255 39 252 249 60 49 119 205 255 188 85 8 60 159 143 150 255 229 41 137 60 136 40 222 255 139 132 145 60',
  ],
])('%s of %j returns the image of the server', async (type, inputs, expected, tensor) => {
  expect(await imageOutputOf(type, inputs, tensor)).toEqual(expected);
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'infill_tile',
    { image: 'rgba', tile_size: 2 },
    'ValueError: Not enough opaque pixels to generate any tiles. Use a smaller tile size or a different image.',
  ],
  [
    'color_correct',
    { base_image: 'rgb', color_reference: 'grey', mask: 'none' },
    'ImageRecordNotFoundException: Image record not found',
  ],
  [
    'paste_image_into_bounding_box',
    { source_image: 'rgb', target_image: 'grey', bounding_box: { x_min: 0, x_max: 1, y_min: 0, y_max: 1 } },
    'ValueError: images do not match',
  ],
  ['content_shuffle', { image: 'rgb', scale_factor: 0 }, 'ZeroDivisionError: integer division or modulo by zero'],
  [
    'save_image_to_file',
    { image: 'rgb', output_directory: '/tmp' },
    "ValueError: Absolute paths are not allowed in output_directory: '/tmp'. Use a path relative to the InvokeAI outputs folder.",
  ],
  [
    'save_image_to_file',
    { image: 'rgb', output_directory: 'a/../..' },
    "ValueError: output_directory must stay within the outputs folder: 'a/../..'",
  ],
])('%s of %j fails as on the server', async (type, inputs, expected) => {
  const named = inputs['mask'] === 'none' ? { ...inputs, mask: { image_name: 'none.png' } } : inputs;
  expect(await imageOutputOf(type, named)).toBe(expected);
});

test('an image without alpha is not filled', async () => {
  expect(await imageOutputOf('infill_rgba', { image: 'grey' })).toBe('L 0 48 118 210 68 204 106 30 232 200 190 202');
});

test('the size of shuffled and shown images stays', async () => {
  expect(await imageOutputOf('content_shuffle', { image: 'rgb', scale_factor: 2 })).toMatch(/^RGB( \d+){36}$/);
  expect(await imageOutputOf('show_image', { image: 'grey' })).toMatch(/^L 0 48/);
});

test('images are joined at the preferred size that is nearest', async () => {
  const joined = String(
    await imageOutputOf('flux_kontext_image_prep', { images: ['grey', 'mask'], use_preferred_resolution: false }),
  );
  expect(joined.split(' ')).toHaveLength(1 + (16 + 16) * 16 * 3);
});
