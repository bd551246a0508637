import type { WorkflowInput } from '@x/models/workflow';

import { record } from '../record.js';
import { workflowDocument, workflowEdge, workflowNode } from '../runner/workflow-document.js';
import type { ModelIdentifier } from './text-to-image.js';

const edges = [
  'model.unet denoise.unet',
  'model.clip positive.clip',
  'model.clip negative.clip',
  'model.vae image.vae',
  'prompt.value positive.prompt',
  'prompt.value metadata.positive_prompt',
  'seed.value noise.seed',
  'seed.value metadata.seed',
  'positive.conditioning denoise.positive_conditioning',
  'negative.conditioning denoise.negative_conditioning',
  'noise.noise denoise.noise',
  'denoise.latents image.latents',
  'metadata.metadata image.metadata',
];

type Part = Readonly<Record<string, unknown>>;

/** Returns a workflow that generates a small image, with the inputs `Prompt`, `Seed` and `Model`. */
export function textToImageWorkflow(model: ModelIdentifier): WorkflowInput {
  const nodes = [
    labelled('prompt', 'string', ['value', 'Prompt', 'a lighthouse']),
    labelled('seed', 'integer', ['value', 'Seed', 1]),
    labelled('model', 'main_model_loader', ['model', 'Model', model]),
    workflowNode('positive', 'compel', { prompt: '' }),
    workflowNode('negative', 'compel', { prompt: '' }),
    workflowNode('noise', 'noise', { seed: 0, width: 64, height: 64 }),
    workflowNode('denoise', 'denoise_latents', { steps: 4, cfg_scale: 7.5, scheduler: 'euler' }),
    workflowNode('metadata', 'core_metadata', { positive_prompt: '', seed: 0 }),
    withData(workflowNode('image', 'l2i', { board: 'auto' }), {
      ...{ label: 'Lighthouse', isIntermediate: false, useCache: false },
    }),
  ];
  return workflowDocument({
    name: 'Lighthouse',
    nodes,
    exposedFields: [
      { nodeId: 'prompt', fieldName: 'value' },
      { nodeId: 'seed', fieldName: 'value' },
      { nodeId: 'model', fieldName: 'model' },
    ],
    edges: edges.map((edge) => {
      const [from = '', to = ''] = edge.split(' ');
      return workflowEdge(from, to);
    }),
  });
}

const withData = (node: Part, changes: Part): Part => ({ ...node, data: { ...record(node['data']), ...changes } });

const labelled = (id: string, type: string, [name, label, value]: readonly [string, string, unknown]): Part =>
  withData(workflowNode(id, type), { inputs: { [name]: { name, label, description: '', value } } });
