import type { Found } from '../../generation.js';
import { property } from '../fields.js';
import { type ComfyLink, type ComfyNode, linkOf, linksOf } from './comfyui-graph.js';

type Nodes = ReadonlyMap<string, ComfyNode>;

/** The inputs in which nodes hold a prompt, best first. */
const textInputs = ['text', 'text_g', 't5xxl', 'clip_l', 'prompt', 'string', 'value', 'wildcard_text', 'text_positive'];
const mostSteps = 200;

/** Returns the prompt that leads to an input, if there is exactly one: of two that are combined none is the prompt. */
export function promptAt(nodes: Nodes, start: ComfyNode, input: string): Found<string> | undefined {
  const pending: ComfyLink[] = [];
  const seen = new Set<string>();
  const found = new Map<string, Found<string>>();
  const first = linkOf(nodes, start, input);
  if (first) pending.push(first);
  for (let step = 0; step < mostSteps; step++) {
    const link = pending.pop();
    if (!link) break;
    const visited = `${link.node.id}:${link.slot}`;
    if (seen.has(visited)) continue;
    seen.add(visited);
    const text = textOf(link.node);
    if (text) found.set(text.value, text);
    else pending.push(...nextOf(nodes, link).slice(0, mostSteps));
  }
  const [only, ...others] = [...found.values()];
  return others.length === 0 && pending.length === 0 ? only : undefined;
}

function textOf({ id, inputs }: ComfyNode): Found<string> | undefined {
  for (const name of textInputs) {
    const value = property(inputs, name);
    if (typeof value === 'string') return { value, from: `prompt.${id}.inputs.${name}` };
  }
  return undefined;
}

/** Nodes that pass both prompts on have the positive one at their first output, the negative one at their second. */
function nextOf(nodes: Nodes, { node, slot }: ComfyLink): ComfyLink[] {
  if (linkOf(nodes, node, 'positive') && linkOf(nodes, node, 'negative')) {
    const link = linkOf(nodes, node, slot === 1 ? 'negative' : 'positive');
    return link ? [link] : [];
  }
  const named = textInputs.flatMap((name) => linkOf(nodes, node, name) ?? []);
  if (named.length > 0) return named.slice(0, 1);
  const conditionings = Object.keys(node.inputs).filter((name) => /^conditioning/.test(name));
  if (conditionings.length > 0) return conditionings.flatMap((name) => linkOf(nodes, node, name) ?? []);
  const all = linksOf(nodes, node);
  return all.length === 1 ? all : [];
}
