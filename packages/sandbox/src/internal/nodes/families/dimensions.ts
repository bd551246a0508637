import { earlierInput } from '../earlier-input.js';
import { input, requiredInput } from '../input.js';
import { integer, literal } from '../kind.js';
import { type NodeType, nodeType, outputType } from '../node-type.js';
import { PythonError } from '../python-error.js';
import { roundHalfEven } from '../rounding.js';

const panelOutput = outputType('image_panel_coordinate_output', 'ImagePanelCoordinateOutput', {
  x_left: integer(),
  y_top: integer(),
  width: integer(),
  height: integer(),
});
const idealSizeOutput = outputType('ideal_size_output', 'IdealSizeOutput', { width: integer(), height: integer() });

/** Returns an input that must be less than another one. */
const place = (name: string, count: string) =>
  input(integer({ ge: 0 }), 0, {
    check: (value, others) => {
      const limit = Number(earlierInput(others, count));
      return value < 0 || value >= limit ? `${name} must be between 0 and ${limit - 1}` : undefined;
    },
  });

const SHORT_SIDES = { '480p': 480, '720p': 720, '1080p': 1080 };
const ROUNDINGS = {
  nearest: roundHalfEven,
  floor: Math.floor,
  ceiling: Math.ceil,
};

interface Source {
  readonly width: number;
  readonly height: number;
  readonly target_resolution: keyof typeof SHORT_SIDES;
  readonly rounding: keyof typeof ROUNDINGS;
}

/** Returns a size whose shorter side has the given length, in multiples of a unit. */
function ideal({ width, height, target_resolution: target, rounding }: Source, unit: number) {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short <= 0) throw new PythonError('ValueError', 'Source dimensions must be positive.');
  if (long < unit) {
    const message =
      `Source longer side (${long}px) is smaller than the Wan pixel grid (${unit}px). ` +
      `Use an input image at least ${unit}px on its longer side.`;
    throw new PythonError('ValueError', message);
  }
  const scale = SHORT_SIDES[target] / short;
  const fitted = (side: number) => Math.max(ROUNDINGS[rounding]((side * scale) / unit) * unit, unit);
  return { width: fitted(width), height: fitted(height) };
}

const LABELS = {
  '480p': '480p (Wan native)',
  '720p': '720p (Wan native, default)',
  '1080p': '1080p (extrapolated — not a Wan training size)',
};

interface WanNode {
  readonly type: string;
  readonly className: string;
  readonly title: string;
  readonly version: string;
  readonly unit: number;
}

const wanNode = ({ unit, ...facts }: WanNode): NodeType =>
  nodeType({
    ...facts,
    category: 'video',
    tags: ['wan', 'video', 'dimensions', 'math'],
    classification: 'prototype',
    inputs: {
      width: input(integer({ gt: 0 }), 1024),
      height: input(integer({ gt: 0 }), 1024),
      target_resolution: input(literal(['480p', '720p', '1080p']), '720p', { hints: { ui_choice_labels: LABELS } }),
      rounding: input(literal(['nearest', 'floor', 'ceiling']), 'nearest'),
    },
    output: idealSizeOutput,
    invoke: (source) => ideal(source, unit),
  });

export const dimensions: readonly NodeType[] = [
  nodeType({
    type: 'image_panel_layout',
    className: 'ImagePanelLayoutInvocation',
    title: 'Image Panel Layout',
    version: '1.0.0',
    category: 'canvas',
    tags: ['image', 'panel', 'layout'],
    classification: 'prototype',
    inputs: {
      width: requiredInput(integer()),
      height: requiredInput(integer()),
      num_cols: input(integer({ ge: 1 }), 1),
      num_rows: input(integer({ ge: 1 }), 1),
      panel_col_idx: place('panel_col_idx', 'num_cols'),
      panel_row_idx: place('panel_row_idx', 'num_rows'),
    },
    output: panelOutput,
    invoke: (grid) => {
      const [width, height] = [Math.floor(grid.width / grid.num_cols), Math.floor(grid.height / grid.num_rows)];
      return { x_left: grid.panel_col_idx * width, y_top: grid.panel_row_idx * height, width, height };
    },
  }),
  wanNode({
    type: 'wan_i2v_ideal_dimensions',
    className: 'WanI2VIdealDimensionsInvocation',
    title: 'Wan 2.2 I2V Ideal Dimensions (A14B)',
    version: '1.1.0',
    unit: 16,
  }),
  wanNode({
    type: 'wan_ti2v_ideal_dimensions',
    className: 'WanTI2VIdealDimensionsInvocation',
    title: 'Wan 2.2 TI2V Ideal Dimensions (5B)',
    version: '1.0.0',
    unit: 32,
  }),
];
