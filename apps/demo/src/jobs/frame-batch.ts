import type { Batch } from '@x/models/batch';
import type { Image } from '@x/models/image';
import { createGraph } from '@x/services/graph';

const side = 256;
const mount = 200;
const longest = 176;

/** Returns a batch that frames each picture: on white paper, before what is left of it when it is out of focus. */
export function framing(pictures: readonly Image[], board_id: string) {
  const graph = createGraph();
  const step = { board: { board_id }, is_intermediate: true };

  const picture = graph.add('image', { id: 'picture' }).out('image');
  const tiny = graph.add('img_resize', { id: 'tiny', image: picture, width: 64, height: 64, ...step });
  const blurred = graph.add('img_blur', { id: 'blurred', image: tiny.out('image'), radius: 3, ...step });
  const wall = graph.add('img_resize', { id: 'wall', image: blurred.out('image'), width: side, height: side, ...step });
  const color = { r: 250, g: 247, b: 240, a: 255 };
  const paper = graph.add('blank_image', { id: 'paper', width: mount, height: mount, color, ...step });
  const margin = (side - mount) / 2;
  const frame = graph.add('img_paste', {
    id: 'frame',
    base_image: wall.out('image'),
    image: paper.out('image'),
    x: margin,
    y: margin,
    ...step,
  });
  const small = graph.add('img_resize', { id: 'small', image: picture, resample_mode: 'lanczos', ...step });
  graph.add('img_paste', {
    id: 'framed',
    base_image: frame.out('image'),
    image: small.out('image'),
    board: { board_id },
  });
  return { graph: graph.build(), data: [eachOf(pictures)] } satisfies Batch;
}

/** Returns what differs from picture to picture. The lists are as long as each other, and go together. */
function eachOf(pictures: readonly Image[]) {
  const values = <T>(node_path: string, field_name: string, pick: (picture: Image) => T) => {
    return { node_path, field_name, items: pictures.map(pick) };
  };
  return [
    values('picture', 'image', ({ image_name }) => ({ image_name })),
    values('small', 'width', (picture) => inside(picture).width),
    values('small', 'height', (picture) => inside(picture).height),
    values('framed', 'x', (picture) => Math.floor((side - inside(picture).width) / 2)),
    values('framed', 'y', (picture) => Math.floor((side - inside(picture).height) / 2)),
  ];
}

/** Returns how large a picture is in its frame. */
function inside({ width, height }: Image): { readonly width: number; readonly height: number } {
  const scale = longest / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
