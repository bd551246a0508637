import type { Graph, ImageField } from '@x/models/graph';
import type { ModelConfig } from '@x/models/model-config';
import { createGraph } from '../../graph.js';
import { identifierOf } from './find-model.js';
import { METADATA, placeOf } from './place.js';

/** All that a graph of an enlargement is made of. */
export interface Enlargement {
  readonly image: ImageField;
  /** `undefined` to resize without one. */
  readonly model: ModelConfig | undefined;
  /** `undefined` for the factor of the model. */
  readonly scale: number | undefined;
  readonly board?: string | undefined;
}

/** Returns the graph that enlarges an image, with a model or without. */
export function upscale({ image, model, scale, board }: Enlargement): Graph {
  const graph = createGraph();
  const place = placeOf({ board });
  const about = { id: 'metadata', init_image: image.image_name, ...(scale !== undefined && { upscale_scale: scale }) };
  if (!model) {
    const metadata = graph.add(METADATA, about).out('metadata');
    const factor = { scale_factor: scale ?? 2, resample_mode: 'lanczos' } as const;
    graph.add('img_scale', { id: 'image', image, ...factor, metadata, ...place });
    return graph.build();
  }
  const upscaler = identifierOf(model);
  const metadata = graph.add(METADATA, { ...about, upscale_model: upscaler }).out('metadata');
  const inputs = { id: 'image', image, image_to_image_model: upscaler, metadata, ...place };
  if (scale === undefined) graph.add('spandrel_image_to_image', inputs);
  else graph.add('spandrel_image_to_image_autoscale', { ...inputs, scale });
  return graph.build();
}
