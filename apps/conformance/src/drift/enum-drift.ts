import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { coveredEnums } from './covered.js';
import type { Drift } from './field-drift.js';
import type { Schemas } from './open-api.js';

const ENUM = /export const (\w+) = openEnum\(\[([^\]]*)\]\)/g;

/** Returns the members that only the server has, and those that only our models have. */
export function enumDrift(schemas: Schemas, known: ReadonlyMap<string, readonly string[]>): Drift[] {
  return Object.entries(coveredEnums).flatMap(([name, model]) => {
    const theirs = schemas[name]?.enum;
    const ours = known.get(model) ?? [];
    if (!theirs) return [{ place: name, finding: 'missing' }];
    return [
      ...theirs
        .filter((member) => !ours.includes(member))
        .map((member) => ({ place: name, finding: `added: ${member}` })),
      ...ours
        .filter((member) => !theirs.includes(member))
        .map((member) => ({ place: name, finding: `missing: ${member}` })),
    ];
  });
}

/** Returns the members that the models name, from the source: an open enum is a string at run time. */
export function knownMembers(root: string): Map<string, string[]> {
  const files = globSync('packages/models/src/*.ts', { cwd: root });
  const found = files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(ENUM)]);
  return new Map(
    found.map(([, name = '', list = '']) => [name, [...list.matchAll(/'([^']+)'/g)].map(([, member = '']) => member)]),
  );
}
