import { AppRepository } from '@x/repositories/app';
import type { LintFinding, NodeTypes } from '@x/services/graph';
import { type LintInput, lintGraph, NodeCatalog } from '@x/services/graph';
import type { Transport } from '@x/transport/transport';
import { batchMutations } from './batch-mutations.js';
import { edgeMutations } from './edge-mutations.js';
import type { LintCase } from './lint-case.js';
import { LintQueue } from './lint-queue.js';
import { nodeMutations } from './node-mutations.js';
import { Random } from './random.js';
import type { Place, ServerVerdict } from './server-verdict.js';
import { validCases } from './valid-graphs.js';
import { valueMutations } from './value-mutations.js';

/** The parameters of a comparison. */
export interface LintComparison {
  readonly transport: Transport;
  readonly seed: number;
  readonly count: number;
}

/** A case on which lint and the server disagree. */
interface Disagreement {
  readonly mutation: string;
  readonly problem: 'false alarm' | 'not found' | 'not named';
  readonly server: string;
  readonly findings: readonly LintFinding[];
  readonly subject: LintCase;
}

/** How often lint and the server agree. */
export interface LintFigures {
  readonly cases: number;
  /** Cases that the server rejects, cannot read again or enqueues nothing of. */
  readonly rejected: number;
  /** Rejected cases with an error of lint. */
  readonly found: number;
  /** Found cases in which lint names the node and the field that the server names. */
  readonly named: number;
  /** Cases that the server accepts and then fails to run, as lint predicts. */
  readonly failed: number;
  /** Cases that the server runs although lint reports an error. */
  readonly falseAlarms: number;
  readonly disagreements: readonly Disagreement[];
}

const mutations = Object.entries({ ...nodeMutations, ...valueMutations, ...edgeMutations, ...batchMutations });

/** Mutates valid cases and compares lint with the server. Nobody else may use the queue. */
export async function lintAgainstServer({ transport, seed, count }: LintComparison): Promise<LintFigures> {
  const types = await new NodeCatalog({ app: new AppRepository(transport) }).types();
  const random = new Random(seed);
  const queue = new LintQueue(transport);
  const judged = await queue.whilePaused(async () => {
    const results = [];
    for (let index = 0; index < count; index++) {
      const { subject, mutation } = mutated(random, types);
      const findings = lintGraph(types, asSubject(subject));
      results.push({ subject, mutation, findings, verdict: await queue.judge(subject) });
    }
    return results;
  });

  const figures = { cases: count, rejected: 0, found: 0, named: 0, failed: 0, falseAlarms: 0 };
  const disagreements: Disagreement[] = [];
  for (const { subject, mutation, findings, verdict } of judged) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    const disagree = (problem: Disagreement['problem']) =>
      disagreements.push({ mutation, problem, server: `${verdict.outcome} ${verdict.reason}`, findings, subject });
    if (verdict.outcome !== 'accepted') {
      figures.rejected++;
      if (errors.length === 0) disagree('not found');
      else {
        figures.found++;
        if (isNamed(verdict, errors)) figures.named++;
        else disagree('not named');
      }
    } else if (errors.length > 0) {
      const isMissing = errors.every(({ code }) => code === 'missing_input');
      if (isMissing && (await queue.fails(subject))) figures.failed++;
      else {
        figures.falseAlarms++;
        disagree('false alarm');
      }
    }
  }
  return { ...figures, disagreements };
}

function mutated(random: Random, types: NodeTypes): { readonly subject: LintCase; readonly mutation: string } {
  for (;;) {
    const subject = random.pick(validCases());
    const mutation = random.pick(mutations);
    if (subject && mutation?.[1](subject, random, types)) return { subject, mutation: mutation[0] };
  }
}

/** Returns a case as lint input, as a program without types may pass it. */
const asSubject = ({ nodes, edges, data, runs }: LintCase): LintInput =>
  ({ graph: { nodes, edges }, data, runs }) as LintInput;

function isNamed({ places }: ServerVerdict, errors: readonly LintFinding[]): boolean {
  const names = (finding: LintFinding, { node_id: id, field }: Place) =>
    finding.nodeId === id && (field === undefined || finding.field === field);
  return places.every((place) => errors.some((finding) => names(finding, place)));
}
