import { AppRepository } from '@x/repositories/app';
import type { LintFinding, NodeTypes } from '@x/services/graph';
import { type LintInput, lintGraph, NodeCatalog } from '@x/services/graph';
import type { Transport } from '@x/transport/transport';
import { batchMutations } from './batch-mutations.js';
import { edgeMutations } from './edge-mutations.js';
import type { LintCase } from './lint-case.js';
import { LintQueue } from './lint-queue.js';
import { nodeMutations } from './node-mutations.js';
import { Dice } from './random.js';
import type { Place, ServerVerdict } from './server-verdict.js';
import { validCases } from './valid-graphs.js';
import { valueMutations } from './value-mutations.js';

/** Whom to ask, and about what. */
export interface LintComparison {
  readonly transport: Transport;
  readonly seed: number;
  readonly count: number;
}

/** A case on which lint and the server are of two minds. */
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
  /** What the server refuses, jams on, or puts on the queue nothing of. */
  readonly refused: number;
  readonly found: number;
  /** Of those found, how many name the node and field that the server names. */
  readonly named: number;
  /** What the server takes though lint refuses it, and then fails to run, as lint says. */
  readonly failed: number;
  readonly falseAlarms: number;
  readonly disagreements: readonly Disagreement[];
}

const mutations = Object.entries({ ...nodeMutations, ...valueMutations, ...edgeMutations, ...batchMutations });

/** Makes `count` cases out of valid ones and returns how lint and the server judge them. The queue must be ours alone. */
export async function lintAgainstServer({ transport, seed, count }: LintComparison): Promise<LintFigures> {
  const types = await new NodeCatalog({ app: new AppRepository(transport) }).types();
  const dice = new Dice(seed);
  const queue = new LintQueue(transport);
  const judged = await queue.whilePaused(async () => {
    const results = [];
    for (let index = 0; index < count; index++) {
      const { subject, mutation } = mutated(dice, types);
      const findings = lintGraph(types, asSubject(subject));
      results.push({ subject, mutation, findings, verdict: await queue.judge(subject) });
    }
    return results;
  });

  const figures = { cases: count, refused: 0, found: 0, named: 0, failed: 0, falseAlarms: 0 };
  const disagreements: Disagreement[] = [];
  for (const { subject, mutation, findings, verdict } of judged) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    const disagree = (problem: Disagreement['problem']) =>
      disagreements.push({ mutation, problem, server: `${verdict.outcome} ${verdict.reason}`, findings, subject });
    if (verdict.outcome !== 'accepts') {
      figures.refused++;
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

function mutated(dice: Dice, types: NodeTypes): { readonly subject: LintCase; readonly mutation: string } {
  for (;;) {
    const subject = dice.pick(validCases());
    const mutation = dice.pick(mutations);
    if (subject && mutation?.[1](subject, dice, types)) return { subject, mutation: mutation[0] };
  }
}

/** A case is whatever a program without types may send. */
const asSubject = ({ nodes, edges, data, runs }: LintCase): LintInput =>
  ({ graph: { nodes, edges }, data, runs }) as LintInput;

function isNamed({ places }: ServerVerdict, errors: readonly LintFinding[]): boolean {
  const names = (finding: LintFinding, { node_id: id, field }: Place) =>
    finding.nodeId === id && (field === undefined || finding.field === field);
  return places.every((place) => errors.some((finding) => names(finding, place)));
}
