import type { NodeTypes } from '@x/services/graph';
import type { LintCase, LooseEdge, LooseEnd } from './lint-case.js';
import type { Dice } from './random.js';

/** Returns the key of any node. */
export const anyNode = ({ nodes }: LintCase, dice: Dice): string => dice.pick(Object.keys(nodes)) ?? '';

/** Returns any edge. */
export const anyEdge = ({ edges }: LintCase, dice: Dice): LooseEdge | undefined => dice.pick(edges);

/** Returns any output or input of a node. */
export function anyPort(node: string, subject: LintCase, { dice, types }: { dice: Dice; types: NodeTypes }) {
  const template = types.templates.get(String(subject.nodes[node]?.['type']));
  const end = (names: readonly string[]): LooseEnd => ({ node_id: node, field: dice.pick(names) ?? 'nothing' });
  return {
    output: () => end(Object.keys(template?.outputs ?? {})),
    input: () => end(Object.keys(template?.inputs ?? {})),
  };
}

/** Returns a name with two letters swapped, one dropped or one doubled. */
export function misspelt(name: string, dice: Dice): string {
  const at = dice.below(Math.max(1, name.length - 1));
  const [before, one, two, after] = [name.slice(0, at), name.charAt(at), name.charAt(at + 1), name.slice(at + 2)];
  return dice.pick([before + two + one + after, before + two + after, before + one + one + two + after]) ?? name;
}
