import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { NodePackError } from '@x/repositories/errors';
import { requestScenario } from '../../runner/request-cases.js';
import { scenario } from '../../runner/scenario.js';
import { withFolder } from '../../runner/temporary-folder.js';
import { runOrThrow } from '../../servers/command.js';

const INSTALL = 'POST /api/v2/custom_nodes/install';
const CODE = `from invokeai.app.invocations.baseinvocation import BaseInvocation, InvocationContext, invocation
from invokeai.app.invocations.fields import InputField
from invokeai.app.invocations.primitives import IntegerOutput


@invocation("x_conformance_double", title="Double", category="math", version="1.0.0")
class DoubleInvocation(BaseInvocation):
    """Doubles a number."""

    value: int = InputField(default=1, description="The number")

    def invoke(self, context: InvocationContext) -> IntegerOutput:
        return IntegerOutput(value=2 * self.value)
`;

/** Creates a repository with these files and returns its path. */
async function repository(folder: string, name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(folder, name);
  await mkdir(path);
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
  await runOrThrow('git', ['-C', path, 'init', '--quiet']);
  await runOrThrow('git', ['-C', path, 'add', '.']);
  const author = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false'];
  await runOrThrow('git', ['-C', path, ...author, 'commit', '--quiet', '--message', 'Nodes']);
  return path;
}

export const scenarios = [
  scenario(
    'a pack of nodes is installed once, listed and deleted once',
    ({ client }) =>
      withFolder(async (folder) => {
        const { nodePacks } = client.repositories;
        const files = { '__init__.py': CODE, 'requirements.txt': 'numpy\n' };
        const source = await repository(folder, 'x-pack', files);
        const { dependency_file } = await nodePacks.install({ source });
        assert.equal(dependency_file, 'requirements.txt');
        await assert.rejects(nodePacks.install({ source: `${source}/` }), NodePackError);
        const names: string[] = [];
        for await (const { name } of nodePacks.list()) names.push(name);
        assert.deepEqual(names, ['x-pack']);
        assert.match(await nodePacks.folder(), /nodes$/);
        await nodePacks.reload();
        await nodePacks.delete('x-pack');
        await assert.rejects(nodePacks.delete('x-pack'), NodePackError);
      }),
    { exclusive: true },
  ),
  scenario('a repository without code is not installed', ({ client }) =>
    withFolder(async (folder) => {
      const source = await repository(folder, 'x-empty', { 'README.md': 'Nothing here.\n' });
      await assert.rejects(client.repositories.nodePacks.install({ source }), NodePackError);
      await assert.rejects(client.repositories.nodePacks.delete('x-empty'), NodePackError);
    }),
  ),
  requestScenario('invalid requests about packs of nodes', [
    ['no body', INSTALL, {}, 422],
    ['a body without a source', INSTALL, { json: {} }, 422],
    ['a source that is no text', INSTALL, { json: { source: 5 } }, 422],
    ['an empty source', INSTALL, { json: { source: '' } }, 200],
    ['a source of spaces', INSTALL, { json: { source: '  ' } }, 200],
    ['a path that does not exist', INSTALL, { json: { source: '../none' } }, 200],
    ['a name that is none', INSTALL, { json: { source: 'https://example.invalid/..git' } }, 200],
    ['a name that begins with a dot', 'DELETE /api/v2/custom_nodes/.hidden', {}, 200],
    ['a name with a space', 'DELETE /api/v2/custom_nodes/a%20b', {}, 200],
    ['an unknown name', 'DELETE /api/v2/custom_nodes/none', {}, 200],
  ]),
];
