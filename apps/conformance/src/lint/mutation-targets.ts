import type { NodeTypes } from '@x/services/graph';
import type { LintCase, LooseEdge, LooseEnd } from './lint-case.js';
import type { Random } from './random.js';

/** Returns the key of a random node. */
export const anyNode = ({ nodes }: LintCase, random: Random): string => random.pick(Object.keys(nodes)) ?? '';

/** Returns a random edge. */
export const anyEdge = ({ edges }: LintCase, random: Random): LooseEdge | undefined => random.pick(edges);

/** Returns functions that choose a random output or input of a node. */
export function anyPort(node: string, subject: LintCase, { random, types }: { random: Random; types: NodeTypes }) {
  const template = types.templates.get(String(subject.nodes[node]?.['type']));
  const end = (names: readonly string[]): LooseEnd => ({ node_id: node, field: random.pick(names) ?? 'none' });
  return {
    output: () => end(Object.keys(template?.outputs ?? {})),
    input: () => end(Object.keys(template?.inputs ?? {})),
  };
}

/** Returns a name with two letters swapped, one dropped or one doubled. */
export function misspelt(name: string, random: Random): string {
  const at = random.below(Math.max(1, name.length - 1));
  const [before, one, two, after] = [name.slice(0, at), name.charAt(at), name.charAt(at + 1), name.slice(at + 2)];
  return random.pick([before + two + one + after, before + two + after, before + one + one + two + after]) ?? name;
}
