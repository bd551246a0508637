import { expect, test } from 'vitest';

import { BatchNodesError, IncompleteError, IntermediateOutputsError, WorkflowValuesError } from '../../src/errors.js';
import { countItems, createMapSandbox, memoryJournal, resizing, startClient } from '../support/map-fixture.js';
import { invocation, workflowDocument } from '../support/workflow-document.js';

const seedNames = async (sandbox: ReturnType<typeof createMapSandbox>, count: number): Promise<string[]> => {
  const images = Array.from({ length: count }, () => ({ width: 8, height: 8 }));
  return (await sandbox.seed({ images })).images.map(({ image_name }) => image_name);
};

test('a workflow runs over 1 000 pictures in few requests, and keeps their order', { tags: 'large' }, async () => {
  const sandbox = createMapSandbox();
  const names = await seedNames(sandbox, 1_000);
  const client = startClient(sandbox);
  const workflow = await client.workflows.open(resizing);
  client.requests.length = 0;
  const task = workflow.map(names, (name, index) => ({ Picture: name, Width: 8 + (index % 50) }), { key: 'thousand' });
  const done: number[] = [];
  const { items } = await task.run({ onProgress: (progress) => done.push(progress.done) });
  const polls = client.requests.filter((request) => request.endsWith('item_summaries_by_ids')).length;
  expect(client.requests.length - polls).toBeLessThanOrEqual(12);
  expect(polls).toBeLessThanOrEqual(20); // four, and more where a machine slows down half-way
  expect(items.map(({ key, status }) => [key, status])).toEqual(names.map((name) => [name, 'completed']));
  const made = items.flatMap((item) => (item.status === 'completed' ? (item.outputs['Small'] ?? []) : []));
  const images = await client.repositories.images.getMany(made);
  expect(images.map(({ width }) => width)).toEqual(names.map((_, index) => 8 + (index % 50)));
  expect([done[0], done.at(-1)]).toEqual([0, 1_000]);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
});

test('the plan counts what would be done, and changes nothing', async () => {
  const sandbox = createMapSandbox();
  const names = await seedNames(sandbox, 3);
  const client = startClient(sandbox);
  const workflow = await client.workflows.open(resizing);
  client.requests.length = 0;
  const methods = ['bicubic', 'lanczos', 'bicubic'];
  const files = [new File(['a'], 'a.png', { type: 'image/png' }), names[1], names[2]];
  const task = workflow.map(files, (file, index) => ({ Picture: file, Method: methods[index] }), { key: 'plan' });
  expect(await task.plan()).toEqual({
    ...{ destination: 'x-map-plan', items: 3, ended: 0, queued: 0, uploads: 1, batches: 1, requests: 3 },
  });
  expect(client.requests.filter((request) => request.includes('enqueue') || request.includes('upload'))).toEqual([]);
  expect(await countItems(client)).toEqual(new Map());
});

test('values that a batch cannot vary make batches of their own, in one report', async () => {
  const sandbox = createMapSandbox();
  const client = startClient(sandbox);
  const colors = [0, 128, 0].map((r) => ({ r, g: 0, b: 0, a: 255 }));
  const blank = invocation(
    'blank',
    'blank_image',
    { width: 8, height: 8, color: colors[0] },
    { isIntermediate: false },
  );
  const workflow = await client.workflows.open(workflowDocument([blank]));
  const task = workflow.map(colors, (color, index) => ({ 'blank.color': color, 'blank.width': 8 + index }));
  expect((await task.plan()).batches).toBe(2);
  const { items } = await task.run({});
  const made = items.flatMap((item) => (item.status === 'completed' ? Object.values(item.outputs).flat() : []));
  expect((await client.repositories.images.getMany(made)).map(({ width }) => width)).toEqual([8, 9, 10]);
  const first = JSON.parse((await client.repositories.images.workflow(made[0] ?? '')).graph ?? '');
  expect(first.nodes.blank).toMatchObject({ color: colors[0], width: 8 });
});

test('all values of all items are checked first, and the errors name item, label and value', async () => {
  const client = startClient(createMapSandbox());
  const workflow = await client.workflows.open(resizing);
  client.requests.length = 0;
  const rows = [
    { Picture: 'a.png', Width: 8 },
    { Picture: 'b.png', Width: 0 },
    { Picture: 'c.png', Wdth: 8 },
  ];
  const error = await workflow
    .map(rows, (row) => row)
    .run()
    .catch((refusal: unknown) => refusal);
  expect(error).toBeInstanceOf(WorkflowValuesError);
  expect(String(error)).toContain('item 1: "Width" (resize.width) must be an integer, more than 0, got 0');
  expect(String(error)).toContain('item 2: "Wdth" is no input of the workflow; did you mean "Width"?');
  expect(client.requests).toEqual([]);
  const missing = workflow.map(rows.slice(0, 1), (row) => row).run();
  await expect(missing).rejects.toThrow('item 0: "Picture" (resize.image) must be the name of an image of the server');
  expect(await countItems(client)).toEqual(new Map());
});

test('a workflow with batch nodes, and one that leaves nothing in the gallery, are refused', async () => {
  const client = startClient(createMapSandbox());
  const batch = invocation('list', 'integer_batch', { batch_group_id: 'None', integers: [1, 2] });
  const blank = invocation('blank', 'blank_image', { width: 8, height: 8 }, { isIntermediate: false });
  const batched = await client.workflows.open(workflowDocument([batch, blank], ['list.value -> blank.width']));
  const refusal = await batched
    .map([1], () => ({}))
    .plan()
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(BatchNodesError);
  expect(refusal).toMatchObject({ nodeIds: ['list'] });
  const hidden = await client.workflows.open(workflowDocument([invocation('blank', 'blank_image', { width: 8 })]));
  await expect(hidden.map([1], () => ({})).run()).rejects.toThrow(IntermediateOutputsError);
  const { items } = await hidden.map([1], () => ({}), { allowIntermediate: true, pollInterval: 5 }).run();
  expect(items).toMatchObject([{ status: 'completed', index: 0, key: '0' }]);
});

test('an item that fails says which node failed and why, and the others complete', async () => {
  const client = startClient(createMapSandbox());
  const nodes = [
    invocation('divide', 'div', { a: 6, b: 1 }),
    invocation('blank', 'blank_image', { width: 8, height: 8 }, { isIntermediate: false }),
  ];
  const workflow = await client.workflows.open(workflowDocument(nodes, ['divide.value -> blank.height']));
  const task = workflow.map([1, 0, 2], (divisor) => ({ 'divide.b': divisor }), { pollInterval: 5 });
  const { items } = await task.run();
  expect(items.map(({ status }) => status)).toEqual(['completed', 'failed', 'completed']);
  expect(items[1]).toMatchObject({ failure: { nodeId: 'divide', errorType: 'ZeroDivisionError' } });
});

test('what a full queue did not take is not sent, and another run continues with it', async () => {
  const sandbox = createMapSandbox();
  const client = startClient(sandbox);
  await client.repositories.queue.pause();
  const filler = { sum: { id: 'sum', type: 'add' } };
  await client.repositories.queue.enqueue({ graph: { nodes: filler, edges: [] }, runs: 9_997 });
  const blank = invocation('blank', 'blank_image', { width: 8, height: 8 }, { isIntermediate: false });
  const workflow = await client.workflows.open(workflowDocument([blank]));
  const options = { key: 'full', pollInterval: 5 };
  const bind = (width: number) => ({ 'blank.width': width });
  const controller = new AbortController();
  const first = workflow.map([8, 9, 10, 11, 12], bind, options).run({
    signal: controller.signal,
    onProgress: ({ report }) => {
      const statuses = report.items.map(({ status }) => status);
      if (statuses[0] === 'queued') controller.abort(statuses);
    },
  });
  await expect(first).rejects.toEqual(['queued', 'queued', 'queued', 'notSent', 'notSent']);
  await client.repositories.queue.cancelAllExceptCurrent();
  await client.repositories.queue.resume();
  const { items } = await startMapAgain();
  expect(items.map(({ status }) => status)).toEqual(['canceled', 'canceled', 'canceled', 'completed', 'completed']);
  async function startMapAgain() {
    const again = await startClient(sandbox).workflows.open(workflowDocument([blank]));
    return again.map([8, 9, 10, 11, 12], bind, options).run();
  }
});

test('files are uploaded once, four at a time, and one that the server refuses fails alone', async () => {
  const sandbox = createMapSandbox();
  const [name = ''] = await seedNames(sandbox, 1);
  const client = startClient(sandbox);
  const bytes = await (await client.repositories.images.full(name)).arrayBuffer();
  const files = ['a.png', 'b.png', 'broken.png', 'c.png'].map(
    (file) => new File([file === 'broken.png' ? 'no picture' : bytes], file, { type: 'image/png' }),
  );
  const workflow = await client.workflows.open(resizing);
  const options = { key: 'files', journal: memoryJournal(), pollInterval: 5 };
  const { items } = await workflow.map(files, (file) => ({ Picture: file }), options).run();
  expect(items.map(({ key, status }) => [key, status])).toEqual([
    ['a.png', 'completed'],
    ['b.png', 'completed'],
    ['broken.png', 'failed'],
    ['c.png', 'completed'],
  ]);
  expect(items[2]).toMatchObject({ failure: { errorType: 'HttpError' } });
  client.requests.length = 0;
  expect(await workflow.map(files, (file) => ({ Picture: file }), options).run()).toEqual({
    destination: 'x-map-files',
    items,
  });
  expect(client.requests.filter((request) => /enqueue|upload/.test(request))).toEqual([]);
});

test('what was pruned from the queue is known from the journal, and is not run again', async () => {
  const sandbox = createMapSandbox();
  const names = await seedNames(sandbox, 3);
  const client = startClient(sandbox);
  const workflow = await client.workflows.open(resizing);
  const options = { key: 'pruned', journal: memoryJournal(), pollInterval: 5 };
  const bind = (name: string) => ({ Picture: name });
  const first = await workflow.map(names.slice(0, 2), bind, options).run();
  await client.repositories.queue.prune();
  const second = await workflow.map(names, bind, options).run();
  expect(second.items.slice(0, 2)).toEqual(first.items);
  expect(second.items[2]).toMatchObject({ status: 'completed' });
  expect(await countItems(client)).toEqual(new Map([[names[2], 1]]));
});

test('an item that was removed from the queue before its outcome was read is unknown, and not run again', async () => {
  const sandbox = createMapSandbox();
  const client = startClient(sandbox);
  const names = await seedNames(sandbox, 2);
  await client.repositories.queue.pause();
  const workflow = await client.workflows.open(resizing);
  const options = { key: 'cleared', journal: memoryJournal(), pollInterval: 5 };
  const bind = (name: string) => ({ Picture: name });
  let isCleared = false;
  const { items } = await workflow.map(names, bind, options).run({
    onProgress: ({ report }) => {
      if (report.items[0]?.status !== 'queued' || isCleared) return;
      isCleared = true;
      return client.repositories.queue.clear();
    },
  });
  expect(items.map(({ status }) => status)).toEqual(['unknown', 'unknown']);
  await client.repositories.queue.resume();
  const again = await workflow.map(names, bind, options).run();
  expect(again.items.map(({ status }) => status)).toEqual(['unknown', 'unknown']);
});

test('a request that fails ends the work with the report so far', async () => {
  const sandbox = createMapSandbox();
  const names = await seedNames(sandbox, 2);
  const client = startClient(sandbox, async (_, carryOut, request) =>
    request.includes('enqueue_batch') ? Response.json({ detail: 'maintenance' }, { status: 409 }) : carryOut(),
  );
  const workflow = await client.workflows.open(resizing);
  const error = await workflow
    .map(names, (name) => ({ Picture: name }))
    .run()
    .catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(IncompleteError);
  expect(error).toMatchObject({ report: { items: [{ status: 'notSent' }, { status: 'notSent' }] } });
});

test('the progress counts items that have ended before their outputs are read', async () => {
  const sandbox = createMapSandbox({ startDelay: 40 });
  const names = await seedNames(sandbox, 4);
  const client = startClient(sandbox);
  const workflow = await client.workflows.open(resizing);
  const done: number[] = [];
  const task = workflow.map(names, (name) => ({ Picture: name }), { pollInterval: 10 });
  await task.run({ onProgress: (progress) => done.push(progress.done) });
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(done.some((count) => count > 0 && count < 4)).toBe(true);
  expect(client.requests.filter((request) => request.includes('items_by_ids'))).toHaveLength(1);
});

test('a map is continued on a server that has no list of ids', async () => {
  const sandbox = createMapSandbox({ version: '6.6.0' });
  const names = await seedNames(sandbox, 3);
  const client = startClient(sandbox);
  const workflow = await client.workflows.open(resizing);
  const options = { key: 'old', pollInterval: 5 };
  const first = await workflow.map(names.slice(0, 2), (name) => ({ Picture: name }), options).run();
  client.requests.length = 0;
  const second = await workflow.map(names, (name) => ({ Picture: name }), options).run();
  expect(second.items.slice(0, 2)).toEqual(first.items);
  expect(second.items[2]).toMatchObject({ status: 'completed' });
  expect(client.requests.filter((request) => request.endsWith('list_all'))).toHaveLength(1);
  const ids = second.items.map((item) => 'itemId' in item && item.itemId);
  expect(new Set(ids).size).toBe(3);
});

test('wrong arguments are refused without a request', async () => {
  const client = startClient(createMapSandbox());
  const workflow = await client.workflows.open(resizing);
  client.requests.length = 0;
  const bind = () => ({});
  expect(() => workflow.map(5 as never, bind)).toThrow('collection: must be a list or another iterable, got 5');
  expect(() => workflow.map([], 'x' as never)).toThrow('bind: must be a function, got "x"');
  expect(() => workflow.map([], bind, { key: 'a/b' })).toThrow('key: must be 1 to 64 letters');
  expect(() => workflow.map([], bind, { concurrency: 0 })).toThrow('concurrency: must be a number from 1 on, got 0');
  expect(() => workflow.map([], bind, { journal: {} as never })).toThrow(
    'journal: must have the methods read and write',
  );
  const named = workflow.map(['a'], bind, { itemKey: () => '' }).plan();
  await expect(named).rejects.toThrow('itemKey: must return a text that is not empty, got ""');
  const foreign = memoryJournal();
  foreign.text = '{"version":1,"destination":"x-map-other","items":{},"uploads":{}}';
  const task = workflow.map([], bind, { key: 'own', journal: foreign });
  await expect(task.plan()).rejects.toThrow('journal: is of another key, x-map-other');
  foreign.text = 'notes';
  await expect(task.plan()).rejects.toThrow('journal: is no journal of a map');
  expect(client.requests).toEqual([]);
});

test('items of equal names have numbers, and an empty collection needs nothing', async () => {
  const client = startClient(createMapSandbox());
  const blank = invocation('blank', 'blank_image', { width: 8, height: 8 }, { isIntermediate: false });
  const workflow = await client.workflows.open(workflowDocument([blank]));
  const { items } = await workflow.map(['a', 'a', 'b'], () => ({}), { pollInterval: 5 }).run();
  expect(items.map(({ key, status }) => [key, status])).toEqual([
    ['a', 'completed'],
    ['a#2', 'completed'],
    ['b', 'completed'],
  ]);
  expect((await workflow.map([], () => ({})).run()).items).toEqual([]);
});
