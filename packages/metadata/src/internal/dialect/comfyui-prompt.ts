import type { Found } from '../../generation.js';
import { type ComfyLink, type ComfyNode, fieldsOf, linksOf } from './comfyui-graph.js';

/** The inputs in which nodes hold a prompt, best first. */
const textInputs = ['text', 'text_g', 't5xxl', 'clip_l', 'prompt', 'string', 'value', 'wildcard_text', 'text_positive'];
const mostSteps = 200;

/** Returns the prompt that leads to an input, if there is exactly one: of two that are combined none is the prompt. */
export function promptAt(start: ComfyNode, input: string): Found<string> | undefined {
  const prompts = new Map<string, Found<string>>();
  const links = new Map<string, ComfyLink>();
  const follow = (found: readonly ComfyLink[]) => {
    for (const link of found) links.set(`${link.node.id}:${link.slot}`, link);
  };
  follow(linksOf(start, input));
  let left = mostSteps;
  // What is added while this goes on is visited too.
  for (const link of links.values()) {
    if (left-- === 0) return undefined;
    const prompt = fieldsOf(link.node).read({ name: textInputs }).name;
    if (prompt) prompts.set(prompt.value, prompt);
    else follow(nextOf(link));
  }
  const [only, ...others] = prompts.values();
  return others.length === 0 ? only : undefined;
}

/** Nodes that pass both prompts on have the positive one at their first output, the negative one at their second. */
function nextOf({ node, slot }: ComfyLink): ComfyLink[] {
  const { links } = node;
  if (links.has('positive') && links.has('negative')) return linksOf(node, slot === 1 ? 'negative' : 'positive');
  const named = linksOf(node, ...textInputs);
  if (named.length > 0) return named.slice(0, 1);
  const conditionings = [...links.keys()].filter((name) => name.startsWith('conditioning'));
  if (conditionings.length > 0) return linksOf(node, ...conditionings);
  return links.size === 1 ? [...links.values()] : [];
}
