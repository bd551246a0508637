import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is in the repository of a pack. */
interface Pack {
  /** Whether Python can import it. */
  readonly isModule: boolean;
  /** The types of the nodes in its Python files. */
  readonly nodeTypes: readonly string[];
  readonly dependencyFile: string | null;
}

/** Returns what is in a repository on this machine, or why it cannot be cloned into `target`, in git's words. */
export function readPack(source: string, target: string): Pack | { readonly problem: string } {
  if (!existsSync(join(source, '.git'))) return { problem: `Git clone failed: ${reasonFor(source, target)}` };
  const files = readdirSync(source);
  const types = files.filter((name) => name.endsWith('.py')).flatMap((name) => nodeTypesIn(join(source, name)));
  return {
    isModule: files.includes('__init__.py'),
    nodeTypes: types,
    dependencyFile: ['requirements.txt', 'pyproject.toml'].find((name) => files.includes(name)) ?? null,
  };
}

/** Returns the types that a Python file declares: the first argument of its `@invocation(…)`. */
const nodeTypesIn = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^@invocation\(\s*['"]([\w-]+)['"]/gm)].map(([, type = '']) => type);

function reasonFor(source: string, target: string): string {
  const url = URL.canParse(source) ? new URL(source) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return `fatal: repository '${source}' does not exist`;
  const place = source.replace(/\/*$/, '/');
  return `Cloning into '${target}'...\nfatal: unable to access '${place}': Could not resolve host: ${url.hostname}`;
}
