import type { CatalogFacts, NodeFacts } from './node-facts.js';

/** Nodes that do not say that they need a model. All but one load it from the internet when they run. */
const UNSAID = [
  'depth_anything_depth_estimation',
  'dw_openpose_detection',
  'ernie_image_prompt_enhancer',
  'esrgan',
  'grounding_dino',
  'hed_edge_detection',
  'img_nsfw',
  'infill_lama',
  'lineart_anime_edge_detection',
  'lineart_edge_detection',
  'mlsd_detection',
  'normal_map',
  'pbr_maps',
  'pidi_edge_detection',
  'segment_anything',
];

/** Types of edges that only nodes with a model produce, although they do not name it. */
const BY_MODEL = /Conditioning|Control|Adapter/;

/** Returns the nodes that run without a model: they neither need nor return what holds or needs one. */
export function modelLess({ models, nodes }: CatalogFacts): NodeFacts[] {
  const isOfModel = (edge: string): boolean => models.includes(edge) || BY_MODEL.test(edge);
  return nodes.filter(
    ({ type, classification, inputs, outputs }) =>
      !UNSAID.includes(type) &&
      classification !== 'special' &&
      !Object.values(outputs).some(isOfModel) &&
      !Object.values(inputs).some(({ required, edge }) => required && isOfModel(edge)),
  );
}
