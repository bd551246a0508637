import { expect, test } from 'vitest';
import { createSandbox } from '../../src/sandbox.js';
import { errorOf, outputOf } from '../support/node.js';
import { edge, nodes, run } from '../support/queue.js';

const SIZE = { width: 64, height: 48 };

/** Runs a node on noise and returns its output, or its error. */
async function ofNoise(type: string, inputs: object, noise: object = {}): Promise<unknown> {
  using sandbox = createSandbox();
  const given = nodes({ id: 'n', type: 'noise', ...SIZE, ...noise }, { id: 'x', type, ...inputs });
  const item = await run(sandbox, { nodes: given, edges: [edge('n.noise -> x.latents')] });
  const { width, height } = Object.values(item.session.results).at(-1) ?? {};
  return item['status'] === 'completed' ? { width, height } : `${item['error_type']}: ${item['error_message']}`;
}

test.each([
  ['latents', {}, SIZE],
  ['crop_latents', { x: 8, y: 16, width: 40, height: 800 }, { width: 40, height: 32 }],
  ['lresize', { width: 128, height: 72 }, { width: 128, height: 72 }],
  ['lscale', { scale_factor: 1.3 }, { width: 80, height: 56 }],
])('%s of %j returns latents of another size', async (type, inputs, size) => {
  expect(await ofNoise(type, inputs)).toEqual(size);
});

test.each([
  [
    'lresize',
    { width: 64, height: 64, mode: 'linear' },
    'NotImplementedError: Got 4D input, but linear mode needs 3D input',
  ],
  [
    'lscale',
    { scale_factor: 0.1 },
    'RuntimeError: Input and output sizes should be greater than 0, but got input (H: 6, W: 8) output (H: 0, W: 0)',
  ],
])('%s of %j fails as on the server', async (type, inputs, error) => {
  expect(await ofNoise(type, inputs)).toBe(error);
});

test('noise has the size of its image, in multiples of its type', async () => {
  expect(await outputOf('noise', { ...SIZE, seed: -1 })).toMatchObject({ ...SIZE, noise: { seed: 4_294_967_295 } });
  const error = 'ValueError: CogView4 noise width and height must be a multiple of 32';
  expect(await errorOf('noise', { width: 64, height: 48, noise_type: 'CogView4' })).toBe(error);
});

test('latents that no node has made are missing', async () => {
  using sandbox = createSandbox();
  const given = nodes({ id: 'c', type: 'invert_tensor_mask', mask: { tensor_name: 'nope' } });
  expect(await run(sandbox, { nodes: given })).toMatchObject({
    error_type: 'ObjectNotFoundError',
    error_message: "'Object with name nope not found'",
  });
});

test('a rectangle is cut at the sides of its mask', async () => {
  using sandbox = createSandbox();
  const rectangle = { width: 4, height: 3, x_left: -2, y_top: 1, rectangle_width: 5, rectangle_height: 9 };
  const given = nodes(
    { id: 'r', type: 'rectangle_mask', ...rectangle, x_left: 2 },
    { id: 'i', type: 'invert_tensor_mask' },
    { id: 'm', type: 'tensor_mask_to_image' },
  );
  const edges = [edge('r.mask -> i.mask'), edge('i.mask -> m.mask')];
  expect(await run(sandbox, { nodes: given, edges })).toMatchObject({ status: 'completed' });
  expect(await errorOf('rectangle_mask', { ...rectangle, width: -1 })).toBe(
    'RuntimeError: zeros: Dimension size must be non-negative.',
  );
});
