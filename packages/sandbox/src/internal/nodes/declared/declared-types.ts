import { input } from '../input.js';
import { missingModel } from '../missing-model.js';
import type { Node } from '../node.js';
import { type Input, type InputSource, type NodeType, nodeType, type OutputType, outputType } from '../node-type.js';
import { PythonError } from '../python-error.js';
import { type Declared, declaredKind } from './declared-kind.js';
import { DECLARED_NODES } from './declared-nodes.js';
import { DECLARED_OUTPUTS } from './declared-outputs.js';
import { unavailable } from './unavailable.js';

interface DeclaredField {
  readonly of: Declared;
  readonly default?: unknown;
  readonly required?: true;
  readonly given?: true;
  readonly input?: InputSource;
  readonly [hint: string]: unknown;
}

interface DeclaredNode {
  readonly type: string;
  readonly className: string;
  readonly title: string;
  readonly version: string;
  readonly category: string;
  readonly tags?: readonly string[];
  readonly classification?: string;
  readonly uncached?: true;
  readonly open?: true;
  readonly attributes?: readonly string[];
  readonly typeBefore?: string;
  readonly output: string;
  readonly inputs: Readonly<Record<string, DeclaredField>>;
}

interface DeclaredOutput {
  readonly type: string;
  readonly className: string;
  readonly typeBefore?: string;
  readonly outputs: Readonly<Record<string, DeclaredField>>;
}

const parsed = <T>(lines: string): T[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

let types: ReadonlyMap<string, NodeType> | undefined;

/** Returns the node types that a server declares and the sandbox does not run, by type. They are read at first use. */
export function declaredTypes(): ReadonlyMap<string, NodeType> {
  types ??= readTypes();
  return types;
}

function readTypes(): ReadonlyMap<string, NodeType> {
  const outputs = new Map(parsed<DeclaredOutput>(DECLARED_OUTPUTS).map((one) => [one.className, toOutput(one)]));
  return new Map(
    parsed<DeclaredNode>(DECLARED_NODES).map((one) => [
      one.type,
      toNodeType(one, outputs.get(one.output) ?? outputType('', one.output, {})),
    ]),
  );
}

const toOutput = ({ outputs, ...facts }: DeclaredOutput): OutputType => ({
  ...facts,
  outputs: Object.fromEntries(
    Object.entries(outputs).map(([name, { of, default: fallback, required: _, given: __, input: ___, ...hints }]) => [
      name,
      { ...declaredKind(of), hints: { ...(fallback !== undefined && { default: fallback }), ...hints } },
    ]),
  ),
});

function toNodeType(
  { uncached, open, attributes = [], inputs, output: _, ...facts }: DeclaredNode,
  output: OutputType,
) {
  return nodeType({
    ...facts,
    usesCache: !uncached,
    savesImage: attributes.includes('board'),
    takesMetadata: attributes.join() === 'metadata',
    keepsExtras: open === true,
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, field]) => [name, toInput(field)])),
    output,
    invoke: (node) => {
      const outputs = passedOn(facts.type, output, node);
      if (outputs) return outputs;
      throw (
        missingModel(node as Node) ??
        new PythonError('NotImplementedError', `Not implemented by the sandbox: ${unavailable(facts.type)}`)
      );
    },
  });
}

/** Nodes whose output is an object of their inputs. */
const WRAPPERS = ['controlnet', 'flux_controlnet', 't2i_adapter', 'flux_kontext', 'lora_selector'];

/** Returns the outputs of a node that only passes on its inputs. */
function passedOn(type: string, { outputs }: OutputType, inputs: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(outputs);
  if (WRAPPERS.includes(type)) {
    return Object.fromEntries(entries.map(([name, kind]) => [name, kind.read(inputs, [name])]));
  }
  const isEmpty = type.endsWith('lora_collection_loader') && (inputs['loras'] ?? null) === null;
  if (!isEmpty && type !== 'seamless' && type !== 'conditioning_collection') return undefined;
  return Object.fromEntries(entries.map(([name]) => [name, inputs[name] ?? null]));
}

function toInput({ of, default: fallback = null, required, given, input: source = 'any', ...hints }: DeclaredField) {
  const field: Input<unknown> = input(declaredKind(of), fallback, { source, hints });
  return required ? { ...field, isRequired: true, isGiven: given === true } : field;
}
