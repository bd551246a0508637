import { isDeepStrictEqual } from 'node:util';
import { WorkflowDocument } from '@x/models/workflow-document';
import { createClient } from '@x/resources/client';
import type { NodeTypes } from '@x/services/graph';

import type { Options } from '../options.js';
import { record } from '../record.js';
import { createRaw } from '../runner/raw.js';
import type { Server } from '../runner/server.js';
import { bootedServer, runningServer } from '../servers/invokeai.js';
import type { OpenServers } from '../servers/open-servers.js';
import { findChromium } from '../web/browser/install-chromium.js';
import { launchChromium } from '../web/browser/launch-chromium.js';
import { allCases } from '../workflows/all-cases.js';
import { type CaseFixtures, createCaseFixtures } from '../workflows/case-fixtures.js';
import { convertCase } from '../workflows/convert-case.js';
import { defaultCases, lostKeys } from '../workflows/default-cases.js';
import { compareWithEditor } from '../workflows/editor/compare-editor.js';
import { Editor } from '../workflows/editor/editor.js';
import { pairCases } from '../workflows/pair-cases.js';
import { serverVerdict } from '../workflows/server-verdict.js';
import type { WorkflowCase } from '../workflows/workflow-case.js';

type Subject = Pick<WorkflowCase, 'document' | 'oddity' | 'settings' | 'title'>;
const log = (line: string) => console.log(line);

/** So many places apart are the cases that are paired, so that they are of other topics. One in three is. */
const DISTANCE = 131;

/**
 * Loads every workflow in the node editor of the web app, presses its button, and compares what it sends with what
 * `convertWorkflow` returns. Returns whether they are the same, apart from what is said to differ.
 */
export async function compareEditor({ release, server, only }: Options, servers: OpenServers): Promise<boolean> {
  const started = Date.now();
  const real = await servers.open(server ? runningServer(server) : bootedServer(release, log));
  if (!real.installModel) throw new Error('--server: this needs a server on this machine');
  const client = createClient({ baseUrl: real.baseUrl });
  const types = await client.services.nodes.types();
  await using fixtures = await createCaseFixtures(client, real.installModel);
  const defaults = await defaultCases(client, types, fixtures);
  const wrongDefaults = await checkDefaults(defaults, types, real);
  const singles = [...(await allCases()).values()].flat();
  const pairs = singles.flatMap((one, index) => {
    const other = index % 3 === 0 ? singles[(index + DISTANCE) % singles.length] : undefined;
    return (other && pairCases(one, other)) ?? [];
  });
  const wanted = (subject: Subject) => subject.title.includes(only);
  const subjects: Subject[] = [...defaults, ...singles, ...pairs].filter(wanted);
  const browser = await servers.open(launchChromium(await findChromium(log)));
  const editor = await Editor.open(browser, real.baseUrl);
  const differences = await compareAll(subjects, { editor, types, fixtures });
  const lines = [...wrongDefaults, ...differences];
  for (const line of lines) log(`different: ${line}`);
  const odd = subjects.filter(({ oddity }) => oddity !== undefined).length;
  const seconds = Math.round((Date.now() - started) / 1_000);
  log(
    `editor: ${subjects.length} workflows, ${subjects.length - odd - differences.length} equal, ` +
      `${odd} differ as documented, ${lines.length} differ, ${seconds} s`,
  );
  return lines.length === 0;
}

interface Bench {
  readonly editor: Editor;
  readonly types: NodeTypes;
  readonly fixtures: CaseFixtures;
}

async function compareAll(subjects: readonly Subject[], { editor, types, fixtures }: Bench): Promise<string[]> {
  const differences: string[] = [];
  const isAdded = ({ settings }: Subject) => settings?.autoAddBoard !== undefined;
  for (const part of [subjects.filter((subject) => !isAdded(subject)), subjects.filter(isAdded)]) {
    const [first] = part;
    if (first && isAdded(first)) await editor.selectBoard(fixtures.boardName);
    for (const subject of part) {
      await fixtures.addLibrary(subject.settings);
      const one = fixtures.replace(subject);
      const converted = convertCase(one, types);
      let found = await compareOne(one, converted, editor);
      // a slow machine may have decided on the document before
      if (found.length > 0 && one.oddity === undefined)
        found = await compareOne(one, converted, editor, { isSlow: true });
      for (const line of found)
        log(`${one.oddity === undefined ? '  ' : 'as documented: '}${one.title}: ${line}`.slice(0, 500));
      if (one.oddity === undefined) differences.push(...found.map((line) => `${one.title}: ${line}`));
      else if (found.length === 0) differences.push(`${one.title}: no longer differs, although ${one.oddity}`);
    }
  }
  return differences;
}

/** Returns how a document differs. That the editor does not respond is a difference, and does not end the comparison. */
async function compareOne(
  { document }: Subject,
  converted: ReturnType<typeof convertCase>,
  editor: Editor,
  options?: Parameters<Editor['run']>[1],
): Promise<string[]> {
  try {
    return compareWithEditor(converted, await editor.run(document, options));
  } catch (error) {
    return [`the editor did not respond: ${String(error).split('\n')[0]}`];
  }
}

/** Enqueues the default workflows, and reads them again as they are embedded. */
async function checkDefaults(
  defaults: Awaited<ReturnType<typeof defaultCases>>,
  types: NodeTypes,
  { baseUrl, fetch }: Server,
): Promise<string[]> {
  const raw = createRaw(baseUrl, fetch);
  await raw('PUT /api/v1/queue/default/processor/pause');
  const lines: string[] = [];
  const blocked: string[] = [];
  for (const { title, stored, document, settings } of defaults) {
    const converted = convertCase({ document, settings }, types);
    if (converted instanceof Error) {
      lines.push(`${title}: ${converted.message}`);
      continue;
    }
    const [problem] = converted.problems;
    if (problem) blocked.push(`${title}: ${problem.message}`);
    const verdict = await serverVerdict(raw, converted);
    if (verdict !== '200') lines.push(`${title}: ${verdict}`);
    const current = { ...stored, meta: { ...record(stored['meta']), version: '4.0.0' } };
    const saved: unknown = JSON.parse(JSON.stringify(WorkflowDocument.parse(current)));
    lines.push(...lostKeys(stored, saved).map((key) => `${title}: ${key} is lost`));
    const again = convertCase({ document: JSON.parse(JSON.stringify(converted.batch.workflow)), settings }, types);
    if (again instanceof Error || !isDeepStrictEqual(again.graph, converted.graph)) {
      lines.push(`${title}: is another graph when it is opened again`);
    }
  }
  await raw('PUT /api/v1/queue/default/clear');
  await raw('PUT /api/v1/queue/default/processor/resume');
  for (const line of blocked) log(`not run as it is delivered: ${line}`);
  log(`default workflows: ${defaults.length} enqueued, ${blocked.length} not run, ${lines.length} refused or changed`);
  return lines;
}
