import type { FoundLora, FoundModel } from '../../generation.js';
import { Fields, isJsonObject, nonEmpty, type Paths, property } from '../fields.js';
import { along, type ComfyNode, fieldsOf, linksOf, readNodes, upstream } from './comfyui-graph.js';
import { promptAt } from './comfyui-prompt.js';
import { type Dialect, type DialectFields, findRecord } from './dialect.js';

const outputs = /save|preview|output|combine$/i;
const modelInputs = ['ckpt_name', 'unet_name', 'model_name', 'gguf_name', 'base_ckpt_name'];

/** ComfyUI: the graph that was run. It is read from its outputs backward, by the roles of inputs and not by node types. */
export const comfyui: Dialect = (texts) => {
  const found = findRecord(texts, ['prompt', 'comment', 'description', 'file'], '"class_type"');
  const prompt = found?.at('prompt').found.value;
  const nodes = readNodes(isJsonObject(prompt) ? prompt : found?.found.value);
  if (nodes.length === 0) return undefined;
  const sampler = findSampler(nodes);
  return sampler ? readSampler(sampler) : {};
};

/** Returns the sampler nearest to an output: the last one that worked on the picture. */
function findSampler(nodes: readonly ComfyNode[]): ComfyNode | undefined {
  const ends = nodes.filter(({ type }) => outputs.test(type));
  for (const node of upstream(ends.length > 0 ? ends : nodes)) if (isSampler(node)) return node;
  return undefined;
}

/** A sampler has a latent image, and takes prompts or a guider that does. */
function isSampler({ inputs, links }: ComfyNode): boolean {
  const hasSteps = ['seed', 'noise_seed', 'steps'].some((name) => property(inputs, name) !== undefined);
  return (links.has('positive') && hasSteps) || (links.has('guider') && links.has('sigmas'));
}

function readSampler(sampler: ComfyNode): DialectFields {
  const guider = nodeAt(sampler, 'guider');
  const sigmas = nodeAt(sampler, 'sigmas');
  const size = [...along(sampler, 'latent_image')].at(-1) ?? sampler;
  return {
    prompt: promptAt(guider, guider.links.has('positive') ? 'positive' : 'conditioning'),
    negativePrompt: promptAt(guider, 'negative'),
    ...readAt(nodeAt(sampler, 'noise'), 'seed', 'seed', 'noise_seed'),
    ...readAt(sigmas, 'steps', 'steps'),
    ...readAt(guider, 'cfgScale', 'cfg'),
    ...fieldsOf(nodeAt(sampler, 'sampler')).read({ sampler: 'sampler_name' }),
    ...fieldsOf(sigmas).read({ scheduler: 'scheduler', strength: 'denoise' }),
    ...readAt(size, 'width', 'width'),
    ...readAt(size, 'height', 'height'),
    ...readModels(guider.links.has('model') ? guider : sampler),
  };
}

/** Returns the node that the first connected of these inputs is connected to, or the node itself. */
const nodeAt = (node: ComfyNode, ...inputs: readonly string[]): ComfyNode => linksOf(node, ...inputs)[0]?.node ?? node;

/** Returns the field `name` of the first of these inputs that has a value: in the node, or in one that it is connected to. */
const readAt = (node: ComfyNode, name: keyof Paths, ...inputs: readonly string[]): DialectFields =>
  fieldsOf(nodeAt(node, ...inputs)).read({ [name]: [...inputs, 'value'] });

/** Models pass through LoRAs and patches: the one that is loaded is at the end. */
function readModels(start: ComfyNode): DialectFields {
  let model: FoundModel | undefined;
  const loras: FoundLora[] = [];
  for (const node of along(start, 'model')) {
    loras.unshift(...lorasOf(node));
    model ??= nonEmpty(fieldsOf(node).read({ name: modelInputs }));
  }
  return { model, loras: nonEmpty(loras) };
}

/** A node has one LoRA, or several as objects that can be switched off. */
function lorasOf(node: ComfyNode): readonly FoundLora[] {
  const fields = fieldsOf(node);
  const one = fields.read({ name: 'lora_name', weight: ['strength_model', 'lora_strength'] });
  if (one.name) return [one];
  const several = Object.entries(node.inputs).filter(([, value]) => property(value, 'on') === true);
  const loras = several.map(([key, value]) => new Fields(value, `${fields.found.from}.${key}`));
  const found = loras.map((lora): FoundLora => lora.read({ name: 'lora', weight: 'strength' }));
  return found.filter(({ name }) => name).slice(0, 100);
}
