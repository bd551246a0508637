import { type Operation, readOperations } from './operation.js';

/** Returns the operations of a running server as JSON, one per line. */
export async function liveOperations(server: string): Promise<string> {
  const response = await fetch(`${server.replace(/\/$/, '')}/openapi.json`);
  const operations: Operation[] = readOperations(await response.json());
  return `[\n${operations.map((operation) => JSON.stringify(operation)).join(',\n')}\n]\n`;
}
