import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { WorkflowInput } from '@x/models/workflow';
import type { Client } from '@x/resources/client';

import { png } from '../images/png.js';
import { writeLora } from '../model/model-files.js';
import { BOARD, IMAGE, MODEL, OTHER_IMAGE, type WorkflowCase } from './workflow-case.js';

/** What the names in the documents are on one server. */
export interface CaseFixtures extends AsyncDisposable {
  /** Returns a part of a case with the names of this server. */
  replace<T>(part: T): T;
  /** Adds the workflows that a case expects in the library. */
  addLibrary(settings: WorkflowCase['settings']): Promise<void>;
  /** The name of the board of new images. */
  readonly boardName: string;
}

/** Creates images, a board and a model on a server, for the documents that name them. */
export async function createCaseFixtures(
  { repositories: { boards, images, models, workflows } }: Client,
  installModel: (path: string) => Promise<string>,
): Promise<CaseFixtures> {
  const boardName = 'Board of new images';
  const { board_id } = await boards.create({ board_name: boardName });
  const names: string[] = [];
  for (const color of [
    [200, 30, 30],
    [30, 200, 30],
  ] as const) {
    const file = await png({ width: 64, height: 48, color });
    names.push((await images.upload(file, { image_category: 'general' })).image_name);
  }
  const folder = await mkdtemp(join(tmpdir(), `x-conformance-${process.pid}-workflows-`));
  const key = await installModel(await writeLora(folder, 'lora'));
  const model = await models.get(key);
  const added: string[] = [];
  const table = new Map([
    [BOARD, board_id],
    [IMAGE, names[0] ?? ''],
    [OTHER_IMAGE, names[1] ?? ''],
    [String(MODEL['key']), key],
    [String(MODEL['hash']), model.hash],
    [String(MODEL['name']), model.name],
  ]);
  const replace = <T>(part: T): T => {
    let text = JSON.stringify(part);
    for (const [name, own] of table) text = text.replaceAll(`"${name}"`, JSON.stringify(own));
    return JSON.parse(text);
  };
  return {
    boardName,
    replace,
    async addLibrary(settings) {
      for (const [name, document] of Object.entries(settings?.library ?? {})) {
        if (table.has(name)) continue;
        const { workflow_id } = await workflows.create(replace(document) as WorkflowInput);
        table.set(name, workflow_id);
        added.push(workflow_id);
      }
    },
    async [Symbol.asyncDispose]() {
      for (const id of added) await workflows.delete(id);
      await images.deleteMany(names);
      await boards.delete(board_id);
      await models.delete(key);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
