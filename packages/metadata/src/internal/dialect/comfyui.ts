import type { Found, FoundLora } from '../../generation.js';
import { Fields, isJsonObject, type JsonObject, present, presentOrNone, property } from '../fields.js';
import { along, type ComfyNode, linkOf, readNodes, upstream } from './comfyui-graph.js';
import { promptAt } from './comfyui-prompt.js';
import { type Dialect, findRecord } from './dialect.js';

type Nodes = ReadonlyMap<string, ComfyNode>;

const outputs = /save|preview|output|combine$/i;
const modelInputs = ['ckpt_name', 'unet_name', 'model_name', 'gguf_name', 'base_ckpt_name'];

/** ComfyUI: the graph that was run. It is read from its outputs backward, by the roles of inputs and not by node types. */
export const comfyui: Dialect = (texts) => {
  const found = findRecord(
    texts.filter(({ text }) => text.includes('"class_type"')),
    ...['prompt', 'comment', '\u00a9cmt', 'file'],
  );
  const record = found && (isJsonObject(found.record['prompt']) ? found.record['prompt'] : found.record);
  const nodes = record && readNodes(record);
  if (!nodes) return undefined;
  const sampler = findSampler(nodes);
  return sampler ? { format: 'comfyui', ...readSampler(nodes, sampler) } : { format: 'comfyui' };
};

/** Returns the sampler nearest to an output: the last one that worked on the picture. */
function findSampler(nodes: Nodes): ComfyNode | undefined {
  const all = [...nodes.values()];
  const ends = all.filter(({ type }) => outputs.test(type));
  for (const node of upstream(nodes, ends.length > 0 ? ends : all)) if (isSampler(nodes, node)) return node;
  return undefined;
}

/** A sampler has a latent image, and takes prompts or a guider that does. */
function isSampler(nodes: Nodes, node: ComfyNode): boolean {
  const isConnected = (name: string) => linkOf(nodes, node, name) !== undefined;
  const hasSteps = ['seed', 'noise_seed', 'steps'].some((name) => property(node.inputs, name) !== undefined);
  return (isConnected('positive') && hasSteps) || (isConnected('guider') && isConnected('sigmas'));
}

function readSampler(nodes: Nodes, sampler: ComfyNode) {
  const guider = linkOf(nodes, sampler, 'guider')?.node ?? sampler;
  const sigmas = linkOf(nodes, sampler, 'sigmas')?.node ?? sampler;
  const noise = linkOf(nodes, sampler, 'noise')?.node ?? sampler;
  const solver = linkOf(nodes, sampler, 'sampler')?.node ?? sampler;
  const conditioning = linkOf(nodes, guider, 'positive') ? 'positive' : 'conditioning';
  const latent = [...along(nodes, sampler, 'latent_image')].at(-1);
  const size = latent ?? sampler;
  return present({
    prompt: promptAt(nodes, guider, conditioning),
    negativePrompt: promptAt(nodes, guider, 'negative'),
    seed: fieldsAt(nodes, noise, 'seed', 'noise_seed').integer('seed', 'noise_seed', 'value'),
    steps: fieldsAt(nodes, sigmas, 'steps').number('steps', 'value'),
    cfgScale: fieldsAt(nodes, guider, 'cfg').number('cfg', 'value'),
    sampler: fieldsOf(solver).text('sampler_name'),
    scheduler: fieldsOf(sigmas).text('scheduler'),
    strength: fieldsOf(sigmas).number('denoise'),
    width: fieldsAt(nodes, size, 'width').number('width', 'value'),
    height: fieldsAt(nodes, size, 'height').number('height', 'value'),
    ...readModels(nodes, linkOf(nodes, guider, 'model') ? guider : sampler),
  });
}

const fieldsOf = ({ id, inputs }: ComfyNode): Fields => new Fields(inputs, `prompt.${id}.inputs`);

/** Returns the fields of a node, or of the node that one of its inputs is connected to. */
function fieldsAt(nodes: Nodes, node: ComfyNode, ...names: readonly string[]): Fields {
  const link = names.map((name) => linkOf(nodes, node, name)).find((found) => found !== undefined);
  return fieldsOf(link?.node ?? node);
}

/** Models pass through LoRAs and patches: the one that is loaded is at the end. */
function readModels(nodes: Nodes, start: ComfyNode) {
  let name: Found<string> | undefined;
  const loras: FoundLora[] = [];
  for (const node of along(nodes, start, 'model')) {
    loras.push(...lorasOf(node));
    name ??= fieldsOf(node).text(...modelInputs);
  }
  return { model: presentOrNone({ name }), loras: loras.length > 0 ? loras.reverse() : undefined };
}

/** A node has one LoRA, or several as objects that can be switched off. */
function lorasOf(node: ComfyNode): FoundLora[] {
  const one = present({
    name: fieldsOf(node).text('lora_name'),
    weight: fieldsOf(node).number('strength_model', 'lora_strength'),
  });
  const several = Object.entries(node.inputs).flatMap(([key, value]: [string, unknown]): FoundLora[] => {
    const isOn = isJsonObject(value) && property(value, 'on') === true;
    if (!isOn || typeof property(value, 'lora') !== 'string') return [];
    const fields = new Fields(value satisfies JsonObject, `prompt.${node.id}.inputs.${key}`);
    return [present({ name: fields.text('lora'), weight: fields.number('strength') })];
  });
  return one.name ? [one] : several.slice(0, 100).reverse();
}
