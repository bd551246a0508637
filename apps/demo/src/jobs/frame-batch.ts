import type { Batch } from '@x/models/batch';
import type { Image } from '@x/models/image';
import { createGraph } from '@x/services/graph';

const side = 256;
const matSide = 200;
const imageSide = 176;

/** Returns a batch that puts each image on a white mat, in front of a blurred copy. */
export function frameBatch(images: readonly Image[], board_id: string) {
  const graph = createGraph();
  const common = { board: { board_id }, is_intermediate: true };

  const original = graph.add('image', { id: 'original' }).out('image');
  const tiny = graph.add('img_resize', { id: 'tiny', image: original, width: 64, height: 64, ...common });
  const blurred = graph.add('img_blur', { id: 'blurred', image: tiny.out('image'), radius: 3, ...common });
  const background = graph.add('img_resize', {
    id: 'background',
    image: blurred.out('image'),
    width: side,
    height: side,
    ...common,
  });
  const color = { r: 250, g: 247, b: 240, a: 255 };
  const mat = graph.add('blank_image', { id: 'mat', width: matSide, height: matSide, color, ...common });
  const margin = (side - matSide) / 2;
  const frame = graph.add('img_paste', {
    id: 'frame',
    base_image: background.out('image'),
    image: mat.out('image'),
    x: margin,
    y: margin,
    ...common,
  });
  const small = graph.add('img_resize', { id: 'small', image: original, resample_mode: 'lanczos', ...common });
  graph.add('img_paste', {
    id: 'framed',
    base_image: frame.out('image'),
    image: small.out('image'),
    board: { board_id },
  });
  return { graph: graph.build(), data: [valuesOf(images)] } satisfies Batch;
}

/** Returns the inputs that differ per image. All lists have the same length and are zipped. */
function valuesOf(images: readonly Image[]) {
  const values = <T>(node_path: string, field_name: string, pick: (image: Image) => T) => {
    return { node_path, field_name, items: images.map(pick) };
  };
  return [
    values('original', 'image', ({ image_name }) => ({ image_name })),
    values('small', 'width', (image) => sizeInFrame(image).width),
    values('small', 'height', (image) => sizeInFrame(image).height),
    values('framed', 'x', (image) => Math.floor((side - sizeInFrame(image).width) / 2)),
    values('framed', 'y', (image) => Math.floor((side - sizeInFrame(image).height) / 2)),
  ];
}

function sizeInFrame({ width, height }: Image): { readonly width: number; readonly height: number } {
  const scale = imageSide / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
