import { join } from 'node:path';

import type { SandboxState } from '../../engine/sandbox-state.js';
import { type Operation, operation } from '../../http/operation.js';
import { json } from '../../http/response.js';
import { whole } from '../../validation/body.js';
import { must, object } from '../../validation/object.js';
import { string } from '../../validation/string.js';
import { readPack } from './read-pack.js';

const access = 'admin';
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

interface PackRow {
  readonly name: string;
  readonly node_types: string;
}

/** The packs are listed, but their code does not run: it is Python. */
export function nodePackOperations({ database, nodeFolder }: SandboxState): Operation[] {
  const has = (name: string) => database.first<PackRow>('select * from node_packs where name = ?', name) !== undefined;
  return [
    operation('GET /api/v2/custom_nodes/', { access }, () => {
      const node_packs = database.all<PackRow>('select * from node_packs order by name').map((row) => {
        const node_types: unknown[] = JSON.parse(row.node_types);
        return { name: row.name, path: join(nodeFolder, row.name), node_count: node_types.length, node_types };
      });
      return json({ node_packs, custom_nodes_path: nodeFolder });
    }),

    operation(
      'POST /api/v2/custom_nodes/install',
      { access, body: whole(object({ source: must(string()) })) },
      ({ body }) => {
        const source = body.source.trim();
        const name = nameOf(source);
        const failed = (message: string) => json(toResult({ name, success: false, message }));
        if (!NAME.test(name)) return json(toResult({ name: '', success: false, message: 'Invalid node pack name.' }));
        if (has(name)) return failed(`Node pack '${name}' already exists. Uninstall it first to reinstall.`);
        const pack = readPack(source, join(nodeFolder, name));
        if ('problem' in pack) return failed(pack.problem);
        if (!pack.isModule) return failed(`Node pack '${name}' does not contain an __init__.py file.`);
        database.run('insert into node_packs values (?, ?)', name, JSON.stringify(pack.nodeTypes));
        const file = pack.dependencyFile;
        const manual = ` This pack includes a ${file} — install its dependencies manually following the pack's documentation.`;
        const message = `Successfully installed node pack '${name}'.${file === null ? '' : manual}`;
        return json(toResult({ name, success: true, message, dependencyFile: file }));
      },
    ),

    operation('DELETE /api/v2/custom_nodes/{pack_name}', { access }, ({ path: { pack_name: name } }) => {
      const failed = (message: string) => json({ name, success: false, message });
      if (!NAME.test(name)) return failed('Invalid node pack name.');
      if (!has(name)) return failed(`Node pack '${name}' not found.`);
      database.run('delete from node_packs where name = ?', name);
      return json({ name, success: true, message: `Successfully uninstalled node pack '${name}'.` });
    }),

    operation('POST /api/v2/custom_nodes/reload', { access }, () =>
      json({ status: 'Custom nodes reloaded successfully.' }),
    ),
  ];
}

/** Returns the last part of a source, without the extension of a repository. */
const nameOf = (source: string): string =>
  source
    .replace(/\/+$/, '')
    .replace(/^.*\//s, '')
    .replace(/\.git$/, '');

interface Outcome {
  readonly name: string;
  readonly success: boolean;
  readonly message: string;
  readonly dependencyFile?: string | null;
}

const toResult = ({ name, success, message, dependencyFile = null }: Outcome) => ({
  name,
  success,
  message,
  workflows_imported: 0,
  requires_dependencies: dependencyFile !== null,
  dependency_file: dependencyFile,
});
