import { readdirSync } from 'node:fs';

import type { WorkflowCase } from './workflow-case.js';

const FOLDER = new URL('cases/', import.meta.url);

/** The cases of each topic: the lists that the files in `cases/` export. */
export async function allCases(): Promise<ReadonlyMap<string, readonly WorkflowCase[]>> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const topics = names.toSorted().map(async (name) => {
    const { cases }: { cases: readonly WorkflowCase[] } = await import(new URL(name, FOLDER).href);
    return [name.replace('.ts', ''), cases] as const;
  });
  return new Map(await Promise.all(topics));
}
