import type { Client } from '@x/resources/client';
import { makeVideoFile } from '@x/sandbox/make-video-file';
import type { NodeTypes } from '@x/services/graph';
import type { WorkflowProblem } from '@x/services/workflow';

import { isRecord, record } from '../record.js';
import type { CaseFixtures } from './case-fixtures.js';
import { convertCase } from './convert-case.js';
import type { Fields, WorkflowFile } from './document.js';
import { type CaseSettings, IMAGE, MODEL } from './workflow-case.js';

/** A default workflow of a server, with what it needs to be run. */
export interface DefaultCase {
  readonly title: string;
  /** As the server stores it. */
  readonly stored: WorkflowFile;
  /** With a value of each required input that has none. */
  readonly document: WorkflowFile;
  readonly settings: CaseSettings;
}

/** Returns all default workflows of a server. Required models, images and videos are such as the server has. */
export async function defaultCases(client: Client, types: NodeTypes, fixtures: CaseFixtures): Promise<DefaultCase[]> {
  const { workflows, videos } = client.repositories;
  const { video_name } = await videos.upload(makeVideoFile());
  const values: Readonly<Record<string, unknown>> = {
    ...fixtures.replace({ ImageField: { image_name: IMAGE }, ModelIdentifierField: MODEL }),
    VideoField: { video_name },
    StringField: import.meta.filename, // a prompt, or a file of prompts
  };
  const settings: CaseSettings = {
    known: [video_name, ...fixtures.replace([IMAGE, String(MODEL['key'])])],
  };
  const cases: DefaultCase[] = [];
  for await (const { workflow_id } of workflows.list({ categories: ['default'] })) {
    const { name, workflow } = await workflows.get(workflow_id);
    const stored: WorkflowFile = JSON.parse(JSON.stringify(workflow));
    cases.push({ title: name, stored, document: filled({ document: stored, settings }, types, values), settings });
  }
  return cases;
}

function filled(
  { document, settings }: Pick<DefaultCase, 'document' | 'settings'>,
  types: NodeTypes,
  values: Readonly<Record<string, unknown>>,
): WorkflowFile {
  const converted = convertCase({ document, settings }, types);
  if (converted instanceof Error) return document;
  const missing = converted.problems.filter(({ code }) => code === 'input_missing');
  // The server reads the file when the batch is enqueued.
  const files = document.nodes
    .filter((node) => record(node['data'])['type'] === 'prompt_from_file')
    .map((node) => ({ nodeId: String(node['id']), field: 'file_path' }));
  return { ...document, nodes: document.nodes.map((node) => [...missing, ...files].reduce(fill, node)) };

  function fill(node: Fields, { nodeId, field = '' }: Pick<WorkflowProblem, 'nodeId' | 'field'>): Fields {
    if (node['id'] !== nodeId) return node;
    const data = record(node['data']);
    const type = types.templates.get(String(data['type']))?.inputs[field]?.type;
    const value = values[type?.name ?? ''];
    const stored = record(record(data['inputs'])[field]);
    const input = { ...stored, value: type?.cardinality === 'collection' ? [value] : value };
    return { ...node, data: { ...data, inputs: { ...record(data['inputs']), [field]: input } } };
  }
}

/** Returns what the server's own JSON of a document loses when it is opened, saved and opened again. */
export function lostKeys(before: unknown, after: unknown, path = ''): string[] {
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.flatMap((item, index) => lostKeys(item, after[index], `${path}[${index}]`));
  }
  if (!isRecord(before)) return [];
  if (!isRecord(after)) return [path];
  return Object.keys(before).flatMap((key) =>
    key in after || before[key] === undefined
      ? lostKeys(before[key], after[key], `${path}.${key}`)
      : [`${path}.${key}`],
  );
}
