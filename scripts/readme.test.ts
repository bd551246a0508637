import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import ts from 'typescript';
import { expect, test } from 'vitest';

import { createSandbox } from '../packages/sandbox/src/sandbox.js';
import { serve } from '../packages/sandbox/src/serve.js';
import { sourceFiles } from './pins/source-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A block of TypeScript in a page. */
interface Example {
  readonly name: string;
  readonly code: string;
  readonly runs: boolean;
  /** The package that it is a program of: its own, or one that sees all layers. */
  readonly home: string;
}

const examples: readonly Example[] = sourceFiles('{README.md,docs/*.md,packages/*/README.md}').flatMap(
  ({ path, text }) =>
    [...text.matchAll(/^```ts( run)?\n([\s\S]*?)^```$/gm)].map(([block, run, code = '']) => ({
      name: `${path}:${text.slice(0, text.indexOf(block)).split('\n').length}`,
      code,
      runs: run !== undefined,
      home: `${root}${path.startsWith('packages/') ? dirname(path) : 'packages/resources'}`,
    })),
);

/** Returns what TypeScript says against the examples, as if each were a file of its package. */
function complaints(): string[] {
  const { config } = ts.readConfigFile(`${root}tsconfig.base.json`, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ['node'] }, root);
  const files = new Map(examples.map(({ home, code }, index) => [`${home}/example-${index}.ts`, code]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((file, index) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText, start = 0, file: source }) => {
      const line = source?.getLineAndCharacterOfPosition(start).line ?? 0;
      return `${examples[index]?.name} line ${line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    }),
  );
}

test('every page of the lower layers has an example that runs', () => {
  const pages = examples.filter(({ runs }) => runs).map(({ name }) => name.split(':')[0]);
  for (const name of ['models', 'transport', 'repositories']) expect(pages).toContain(`packages/${name}/README.md`);
});

test.each(['README.md', ...sourceFiles('packages/*/README.md').map(({ path }) => path)])(
  'the programs of %s need no package that it does not install',
  (page) => {
    const text = readFileSync(`${root}${page}`, 'utf8');
    const installed = [...text.matchAll(/npm install (?:-D )?([^#`\n]+)/g)].flatMap(([, names = '']) =>
      names.trim().split(/ +/),
    );
    const own = examples.filter(({ name }) => name.startsWith(`${page}:`));
    const imported = own.flatMap(({ code }) =>
      [...code.matchAll(/from '(@x\/\w+|(?!node:)[a-z]\w*)/g)].map(([, name]) => name),
    );
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.filter((name) => name !== undefined && !installed.includes(name))).toEqual([]);
  },
);

test('every example compiles', () => {
  expect(complaints()).toEqual([]);
}, 300_000);

test.concurrent.for(examples.filter(({ runs }) => runs))(
  'the example at $name runs',
  { timeout: 300_000 },
  async ({ code, home }, { expect }) => {
    using sandbox = createSandbox();
    const served = await serve(sandbox);
    const program = code.replaceAll('http://localhost:9090', served.url);
    const args = ['--import', 'tsx', '--conditions=@x/source', '--input-type=module-typescript', '--eval', program];
    try {
      // It rejects unless the program ends well.
      const { stderr } = await promisify(execFile)(process.execPath, args, { cwd: home, timeout: 240_000 });
      expect(stderr).toBe('');
    } finally {
      await served.close();
    }
  },
);
