import { createSandbox } from '../../src/sandbox.js';
import { type Item, nodes, results, run } from './queue.js';

/** Runs one node in a sandbox of its own, and returns its item. */
async function runNode(type: string, inputs: object): Promise<Item> {
  using sandbox = createSandbox();
  return await run(sandbox, { nodes: nodes({ id: 'n', type, ...inputs }) });
}

/** Runs one node and returns its outputs. */
export const outputOf = async (type: string, inputs: object): Promise<unknown> =>
  results(await runNode(type, inputs))[0];

/** Runs one node and returns its error. */
export async function errorOf(type: string, inputs: object): Promise<string> {
  const { error_type, error_message } = await runNode(type, inputs);
  return `${error_type}: ${error_message}`;
}
