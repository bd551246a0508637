import { record } from '../record.js';
import { type Fields, type WorkflowFile, workflow } from './document.js';
import type { CaseExpectation, WorkflowCase } from './workflow-case.js';

type Conversion = Exclude<CaseExpectation, { readonly refused: string }>;

const PREFIX = 'second-';
const PLAIN = JSON.stringify(Object.entries(workflow([])).filter(([key]) => key !== 'nodes' && key !== 'edges'));

/** Returns one case that holds the documents of both, `undefined` where their rules would touch each other. */
export function pairCases(one: WorkflowCase, two: WorkflowCase): WorkflowCase | undefined {
  if (one.alone !== undefined || two.alone !== undefined) return undefined;
  if ('refused' in one.expected && 'refused' in two.expected) return undefined; // one reason is given
  const { document: first } = one;
  const { document: second } = two;
  if ('length' in first || 'length' in second) return undefined;
  if (!isPlain(first) && !isPlain(second)) return undefined; // each would need its own form, version, …
  if (hasBatches(first) && hasBatches(second)) return undefined; // groups have an order among all
  if (hasResult(first) && hasResult(second)) return undefined;
  if (one.settings && two.settings) return undefined;
  const settings = one.settings ?? two.settings;
  if (settings?.autoAddBoard !== undefined) return undefined; // holds for the nodes of both
  const [shape, other] = isPlain(first) ? [second, first] : [first, second];
  const { nodes, edges, ...more } = shape;
  const renamed = renameAll(other);
  const [kept, added] = shape === first ? [one, two] : [two, one];
  const oddity = bothOddity(one, two);
  return {
    title: `${one.title}; ${two.title}`,
    document: { ...more, nodes: [...nodes, ...renamed.nodes], edges: [...edges, ...renamed.edges] },
    ...(settings && { settings }),
    ...(oddity !== undefined && { oddity }),
    expected: bothExpected(kept.expected, added.expected),
  };
}

/** Returns so many pairs of cases, spread evenly over all that there are: every two cases that can be one document. */
export function allPairs(cases: readonly WorkflowCase[], count: number): WorkflowCase[] {
  const pairs = cases.flatMap((one, index) => cases.slice(index + 1).flatMap((two) => pairCases(one, two) ?? []));
  const step = Math.max(1, pairs.length / count);
  return Array.from({ length: Math.min(count, pairs.length) }, (_, index) => pairs[Math.floor(index * step)]).filter(
    (pair) => pair !== undefined,
  );
}

const isPlain = (document: WorkflowFile): boolean =>
  JSON.stringify(Object.entries(document).filter(([key]) => key !== 'nodes' && key !== 'edges')) === PLAIN;

const typesOf = ({ nodes }: WorkflowFile): string[] => nodes.map((node) => String(record(node['data'])['type']));
const hasBatches = (document: WorkflowFile): boolean => typesOf(document).some((type) => type.endsWith('_batch'));
const hasResult = (document: WorkflowFile): boolean => typesOf(document).includes('workflow_return');

const renamed = (id: unknown): unknown => (typeof id === 'string' ? PREFIX + id.trim() : id);
const present = (object: Fields, key: string): Fields =>
  object[key] === undefined ? {} : { [key]: renamed(object[key]) };

const renameAll = ({ nodes, edges }: WorkflowFile) => ({
  nodes: nodes.map((node) => ({
    ...node,
    ...present(node, 'id'),
    data: { ...record(node['data']), ...present(record(node['data']), 'id') },
  })),
  edges: edges.map((edge) => ({
    ...edge,
    ...present(edge, 'id'),
    ...present(edge, 'source'),
    ...present(edge, 'target'),
  })),
});

/** A document that is refused is not loaded, so that what would be odd about the other half does not show. */
function bothOddity(one: WorkflowCase, two: WorkflowCase): string | undefined {
  if ('refused' in one.expected) return one.oddity;
  if ('refused' in two.expected) return two.oddity;
  return one.oddity ?? two.oddity;
}

function bothExpected(one: CaseExpectation, two: CaseExpectation): CaseExpectation {
  if ('refused' in one) return one;
  if ('refused' in two) return { refused: two.refused.replace(/^(nodes|edges)\.\d+\./, '') };
  const places = (list: readonly string[] = []) => list.map((text) => text.replace(/ /, ` ${PREFIX}`));
  const second = two.server?.replace(/(?<=\(|in node )(?=\w)/, PREFIX); // it names the node
  const [server, otherServer] = [one.server, second].filter((text) => text !== undefined);
  const nodes = Object.entries(two.nodes ?? {}).map(([id, node]) => [PREFIX + id, node] as const);
  const data: Conversion['data'] = two.data?.map((list) => list.map(([input, values]) => [PREFIX + input, values]));
  return {
    nodes: { ...one.nodes, ...Object.fromEntries(nodes) },
    edges: [...(one.edges ?? []), ...(two.edges ?? []).map((edge) => PREFIX + edge.replace(' -> ', ` -> ${PREFIX}`))],
    data: [...(one.data ?? []), ...(data ?? [])],
    changes: [...(one.changes ?? []), ...places(two.changes)],
    problems: [...(one.problems ?? []), ...places(two.problems)],
    ...(server === undefined ? {} : { server }),
    ...(otherServer === undefined ? {} : { otherServer }),
  };
}
