import { expect, test } from 'vitest';

import { imageOutputOf } from '../support/image-node.js';

const TYPE = 'invokeai_img_hue_adjust_plus';

// The pixels of the real server's output.
test.each<[Record<string, unknown>, string]>([
  [
    { image: 'rgb', degrees: 90 },
    'RGB 118 0 111 210 142 68 232 30 63 202 194 190 220 236 36 224 138 81 34 134 20 15 252 126 206 57 201 58 101 188 58 2 198 178 144 168',
  ],
  [
    { image: 'rgba', degrees: -1000.5, preserve_lightness: true },
    'RGBA 96 0 108 255 132 183 255 60 192 214 172 255 137 129 0 60 158 197 255 255 255 178 255 60 188 57 206 255 0 138 0 60 148 148 133 255 151 122 0 60 193 0 49 255 145 131 133 60',
  ],
  [{ image: 'grey', degrees: 40 }, 'L 0 48 118 210 68 204 106 30 232 200 190 202'],
  [
    { image: 'rgb', space: '*Oklch / Oklab', degrees: 90 },
    'RGB 96 7 63 202 112 0 183 0 47 205 190 182 156 131 0 220 113 0 50 101 39 154 250 254 180 78 137 0 170 240 122 168 254 175 141 147',
  ],
  [
    { image: 'rgba', space: '*Oklch / Oklab', degrees: 200, ok_adaptive_gamut: 0.5, ok_high_precision: false },
    'RGBA 65 56 0 255 254 119 191 60 185 212 231 255 0 146 158 60 254 147 195 255 254 186 170 60 140 119 0 255 1 122 203 60 135 153 152 255 0 147 148 60 17 128 0 255 126 139 128 60',
  ],
  [
    { image: 'rgb', space: '*Oklch / Oklab', degrees: -70.5, ok_adaptive_gamut: 0, preserve_lightness: true },
    'RGB 0 58 54 36 129 252 0 90 164 184 194 206 150 94 255 12 142 252 127 63 109 255 228 171 10 134 121 229 145 17 192 175 44 119 158 163',
  ],
  [
    { image: 'rgb', space: '*Oklch / Oklab', degrees: 150, ok_adaptive_gamut: 2 },
    'RGB 95 39 0 121 142 0 128 90 0 194 195 180 0 151 86 135 146 0 0 101 105 157 195 254 188 86 24 171 129 254 211 137 222 170 146 124',
  ],
  [
    { image: 'rgb', space: '*LCh / CIELab', degrees: 77 },
    'RGB 104 2 53 222 80 34 213 0 33 204 190 188 155 121 0 238 81 47 28 99 18 0 255 230 186 78 136 0 192 242 31 188 255 174 142 155',
  ],
  [
    { image: 'rgba', space: '*LCh / CIELab', degrees: -200.7, preserve_lightness: true },
    'RGBA 67 47 0 255 204 158 255 60 170 216 218 255 0 154 96 60 231 174 255 255 255 187 240 60 155 107 32 255 0 142 185 60 133 152 144 255 0 151 70 60 57 108 0 255 131 136 124 60',
  ],
  [{ image: 'grey', space: '*LCh / CIELab', degrees: 300 }, 'L 1 48 118 210 68 204 106 30 233 201 190 202'],
  [
    { image: 'rgb', space: '*Oklch / Oklab', degrees: 85, ok_adaptive_gamut: 5 },
    'RGB 94 10 69 194 99 0 182 0 61 205 190 183 148 117 0 213 99 0 59 100 31 0 238 237 176 79 145 0 161 216 110 169 254 174 141 150',
  ],
  [
    { image: 'rgb', space: '*Oklch / Oklab', degrees: 85, ok_adaptive_gamut: 5, ok_high_precision: false },
    'RGB 94 10 69 194 99 0 183 0 61 205 190 183 148 117 0 213 99 0 59 100 31 0 238 237 176 79 145 0 161 216 110 169 254 174 141 150',
  ],
  [
    { image: 'rgb', space: '*Oklch / Oklab', degrees: 25, ok_high_precision: false },
    'RGB 49 36 115 235 50 146 145 0 190 204 189 196 241 44 24 242 62 167 118 78 0 197 254 161 108 106 204 0 185 148 0 193 196 155 146 174',
  ],
  [
    { image: 'rgb', space: 'Okhsl', degrees: 90 },
    'RGB 99 0 64 198 115 32 181 15 49 204 190 182 156 131 15 215 117 35 54 100 43 195 252 254 195 56 143 37 170 235 122 168 254 176 140 147',
  ],
  [
    { image: 'rgba', space: 'Okhsl', degrees: -200, preserve_lightness: true },
    'RGBA 79 39 1 255 217 156 255 60 168 216 218 255 12 144 104 60 229 180 255 255 254 212 232 60 171 98 35 255 5 130 144 60 138 151 142 255 28 143 87 60 107 95 1 255 133 136 120 60',
  ],
  [
    { image: 'rgb', space: 'Okhsv', degrees: 90, ok_high_precision: false },
    'RGB 115 0 75 209 126 47 231 26 67 202 189 182 235 199 28 223 129 56 49 131 26 14 243 252 205 71 152 46 139 189 0 68 202 177 142 149',
  ],
])('the hue is turned as on the server: %j', async (inputs, expected) => {
  expect(await imageOutputOf(TYPE, inputs)).toBe(expected);
});

test('a hue is not turned in UPLab, and the error says why', async () => {
  const space = '*UPLab (w/CIELab_to_UPLab.icc)';
  const reason = "it needs a colour profile from the server's files";
  expect(await imageOutputOf(TYPE, { image: 'rgb', space })).toBe(
    `NotImplementedError: Not implemented by the sandbox: node type ${TYPE} in the colour space ${space}: ${reason}`,
  );
});
