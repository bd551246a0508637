import { integer, list, model, nullable, optional, plainString } from './kind.js';
import { outputType } from './node-type.js';

export const tensorField = model('TensorField', { tensor_name: plainString });

export const latentsField = model('LatentsField', {
  latents_name: plainString,
  seed: optional(nullable(integer()), null),
});

const size = { width: integer(), height: integer() };

export const maskOutput = outputType('mask_output', 'MaskOutput', { mask: tensorField, ...size });
export const noiseOutput = outputType('noise_output', 'NoiseOutput', { noise: latentsField, ...size });
export const latentsOutput = outputType('latents_output', 'LatentsOutput', { latents: latentsField, ...size });
export const latentsCollectionOutput = outputType('latents_collection_output', 'LatentsCollectionOutput', {
  collection: list(latentsField),
});
