import { createClient } from '@x/resources/client';
import { createSandbox } from '@x/sandbox/sandbox';
import { expect, test } from 'vitest';

import { allCases } from '../../src/workflows/all-cases.js';
import { convertCase } from '../../src/workflows/convert-case.js';
import type { WorkflowFile } from '../../src/workflows/document.js';

const sandbox = createSandbox();
const types = await createClient({
  baseUrl: 'http://sandbox.invalid/',
  fetch: sandbox.fetch,
}).services.nodes.types();

/** What is changed or reported whenever a document is loaded, since nothing is lost by it. */
const REPEATED = new Set(['field_removed', 'node_ignored', 'value_kept', 'version_differs', 'workflow_unreadable']);

test.each([...(await allCases())])('a workflow about %s that was saved is opened as it was', (_, cases) => {
  const loaded = cases.flatMap(({ title, document, settings }) => {
    const converted = convertCase({ document, settings: settings ?? {} }, types);
    return converted instanceof Error ? [] : [{ title, settings: settings ?? {}, converted }];
  });
  expect(loaded.length).toBeGreaterThan(5);
  for (const { title, settings, converted } of loaded) {
    const saved: WorkflowFile = JSON.parse(JSON.stringify(converted.batch.workflow));
    const again = convertCase({ document: saved, settings }, types);
    if (again instanceof Error) throw again;
    expect({ title, ...JSON.parse(JSON.stringify(again.batch)) }).toEqual({
      ...{ title, ...JSON.parse(JSON.stringify(converted.batch)) },
    });
    expect([title, again.graph, again.problems]).toEqual([title, converted.graph, converted.problems]);
    expect([title, again.changes.filter(({ code }) => !REPEATED.has(code))]).toEqual([title, []]);
  }
});
