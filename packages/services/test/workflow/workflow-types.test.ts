import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

import { typedWorkflow, workflowTypes } from '../../src/workflow-types.js';
import { createMapSandbox, resizing, startClient } from '../support/map-fixture.js';

const run = promisify(execFile);
const here = fileURLToPath(new URL('.', import.meta.url));

/** Compiles files in this package, and returns what the compiler reports. */
async function compile(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(here, 'compiled-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const config = { extends: '../../tsconfig.json', include: ['*.ts'], compilerOptions: { noEmit: true } };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(here, '../../../../node_modules/.bin/tsc');
  return run(tsc, ['-p', folder]).then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
}

const document = { ...resizing, name: 'Résize "it" */ 2' };

test('the module compiles, and a wrong label, value or output does not', {
  tags: 'large',
  timeout: 120_000,
}, async () => {
  const client = startClient(createMapSandbox());
  const text = workflowTypes(document, { types: await client.nodes.types() });
  const program = (body: string): string =>
    [
      "import type { Workflow } from '@x/services/workflow';",
      "import { typeName as typed } from './types.js';",
      'export async function main(opened: Workflow): Promise<unknown> {',
      `  ${body}`,
      '}',
    ]
      .join('\n')
      .replace('typeName', `type${/export const type(\w+)/.exec(text)?.[1]}`);
  const right = program(
    "return (await (await typed(opened).run({ Picture: 'a.png', Method: 'box' })).outputs()).Small;",
  );
  const wrong = {
    'label.ts': program("return typed(opened).run({ Picture: 'a.png', Widht: 8 });"),
    'value.ts': program("return typed(opened).run({ Picture: 'a.png', Width: '8' });"),
    'choice.ts': program("return typed(opened).run({ Picture: 'a.png', Method: 'cubic' });"),
    'missing.ts': program('return typed(opened).run({ Width: 8 });'),
    'output.ts': program("return (await (await typed(opened).run({ Picture: 'a.png' })).outputs()).Big;"),
    'mapped.ts': program("return typed(opened).map(['a.png'], (name) => ({ Pictre: name })).run();"),
  };
  const errors = await compile({ 'types.ts': text, 'right.ts': right, ...wrong });
  const failed = errors.split('\n').flatMap((line) => /(\w+\.ts)\(\d+,\d+\): error/.exec(line)?.[1] ?? []);
  expect(new Set(failed)).toEqual(new Set(Object.keys(wrong)));
});

test('the text is the same each time, with limits, defaults and optional inputs', async () => {
  const client = startClient(createMapSandbox());
  const environment = { types: await client.nodes.types() };
  const text = workflowTypes(document, environment, { name: 'Small' });
  expect(workflowTypes(structuredClone(document), environment, { name: 'Small' })).toBe(text);
  expect(text).toContain("  readonly 'Picture': ImageValue;");
  expect(text).toContain("  readonly 'Width'?: number | undefined;");
  expect(text).toContain('Limits: more than 0.\n   * In the document: 16.');
  expect(text).toContain("readonly 'Method'?: 'nearest' | 'box'");
  expect(text).toContain('What the workflow "Résize \\"it\\" *\\/ 2" takes.');
  expect(() => workflowTypes({ nodes: [] }, environment)).toThrow('document: is no workflow that can be loaded');
});

test('a name of types that is no text is refused', () => {
  const name: never = 5 as never;
  expect(() => workflowTypes(document, { types: { templates: new Map(), objects: new Map() } }, { name })).toThrow(
    'name: must be a text, got 5',
  );
});

test('types that were written for another workflow are refused', async () => {
  const client = startClient(createMapSandbox());
  const workflow = await client.workflows.open(document);
  expect(typedWorkflow(workflow, { inputs: ['Width'], outputs: ['Small'] })).toBe(workflow);
  expect(() => typedWorkflow(workflow, { inputs: ['Wide'], outputs: ['Large'] })).toThrow(
    'workflow: has changed since its types were written: it has no "Wide", "Large"; write them again',
  );
});
