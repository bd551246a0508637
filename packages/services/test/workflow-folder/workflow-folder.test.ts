import { chmod, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { syncWorkflowFolder } from '../../src/workflow-folder.js';
import { createFolderFixture, documentNamed, reasons, summary } from '../support/folder-fixture.js';

test('files without a workflow are stored, and get the id of it', async () => {
  const { write, sync, stored, read, path } = await createFolderFixture();
  await write('a.json', { ...documentNamed('A'), extra: 'kept' });
  expect(summary(await sync())).toEqual(['a.json: create']);
  const [record, ...others] = await stored();
  expect(others).toEqual([]);
  expect(await read('a.json')).toEqual({ ...documentNamed('A'), extra: 'kept', id: record?.workflow_id });
  expect(await readFile(join(path, 'a.json'), 'utf8')).toMatch(/^\{\n {2}"name": "A",[\s\S]*\n\}\n$/);
  expect(summary(await sync())).toEqual(['a.json: unchanged']);
});

test('a plan says what would be done in how many requests, and changes nothing', async () => {
  const fixture = await createFolderFixture();
  const { write, repositories, path, stored, list, requests } = fixture;
  await write('a.json', documentNamed('A'));
  await repositories.workflows.create(documentNamed('B'));
  const plan = await syncWorkflowFolder(path, repositories).plan();
  expect(plan.items).toMatchObject([
    { file: 'a.json', action: 'create' },
    { file: 'B.json', action: 'write' },
  ]);
  expect(await list()).toEqual(['a.json']);
  expect(await stored()).toHaveLength(1);
  await fixture.sync();
  expect(requests).toHaveLength(plan.requests);
});

test('what changed on one side since the last run is written to the other', async () => {
  const { write, sync, stored, read, repositories } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  await write('b.json', documentNamed('B'));
  await sync();
  const [a, b] = await stored();
  await write('a.json', { ...documentNamed('A', 2), id: a?.workflow_id });
  await repositories.workflows.update(`${b?.workflow_id}`, documentNamed('B', 3));
  expect(summary(await sync())).toEqual(['a.json: update', 'b.json: write']);
  expect((await stored()).map(({ workflow }) => workflow.nodes)).toEqual(
    [documentNamed('A', 2), documentNamed('B', 3)].map(({ nodes }) => nodes),
  );
  expect(await read('b.json')).toMatchObject({ ...documentNamed('B', 3), id: b?.workflow_id });
});

test('a workflow that was only opened is unchanged', async () => {
  const { write, sync, stored, repositories } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  await sync();
  const [record] = await stored();
  await repositories.workflows.markOpened(`${record?.workflow_id}`);
  expect(summary(await sync())).toEqual(['a.json: unchanged']);
});

test.each([
  { prefer: undefined, action: 'conflict', file: 2, server: 3 },
  { prefer: 'file' as const, action: 'update', file: 2, server: 2 },
  { prefer: 'server' as const, action: 'write', file: 3, server: 3 },
])('where both changed, prefer $prefer means $action', async ({ prefer, action, file, server }) => {
  const { write, sync, stored, read, repositories } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  await sync();
  const id = (await stored())[0]?.workflow_id ?? '';
  await write('a.json', { ...documentNamed('A', 2), id });
  await repositories.workflows.update(id, documentNamed('A', 3));
  const report = await sync({ prefer });
  expect(summary(report)).toEqual([`a.json: ${action}`]);
  expect(report.items[0]?.status).toBe(prefer ? 'done' : 'none');
  expect((await read('a.json'))['nodes']).toEqual(documentNamed('A', file).nodes);
  expect((await stored())[0]?.workflow.nodes).toEqual(documentNamed('A', server).nodes);
});

test('push changes no file, and pull nothing on the server', async () => {
  const { write, sync, stored, read, repositories, list } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  await write('b.json', documentNamed('B'));
  await sync();
  const [a, b] = await stored();
  await repositories.workflows.update(`${a?.workflow_id}`, documentNamed('A', 2));
  await repositories.workflows.create(documentNamed('C'));
  await write('b.json', { ...documentNamed('B', 2), id: b?.workflow_id });
  await write('d.json', documentNamed('D'));
  expect(summary(await sync({ direction: 'push' }))).toEqual([
    'a.json: skip',
    'b.json: update',
    'd.json: create',
    'undefined: skip',
  ]);
  expect((await read('a.json'))['nodes']).toEqual(documentNamed('A').nodes);
  await write('b.json', { ...documentNamed('B', 3), id: b?.workflow_id });
  await write('e.json', documentNamed('E'));
  const pulled = summary(await sync({ direction: 'pull' }));
  expect(pulled).toEqual(['a.json: write', 'b.json: skip', 'd.json: unchanged', 'e.json: skip', 'C.json: write']);
  expect(await list()).toEqual(['C.json', 'a.json', 'b.json', 'd.json', 'e.json']);
  expect((await stored()).map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D']);
});

test('a file without an id belongs to the workflow with its exact name', async () => {
  const { write, sync, read, repositories } = await createFolderFixture();
  const same = await repositories.workflows.create(documentNamed('Same'));
  await repositories.workflows.create(documentNamed('Other'));
  await write('1.json', documentNamed('Same'));
  await write('2.json', documentNamed('Other', 2));
  const report = await sync({ direction: 'push' });
  expect(summary(report)).toEqual(['1.json: write', '2.json: conflict']);
  expect((await read('1.json'))['id']).toBe(same.workflow_id);
});

test('nothing is done with names and ids that several have, and others go on', async () => {
  const { write, sync, repositories, stored, list } = await createFolderFixture();
  const ids = [];
  for (const value of [1, 2])
    ids.push((await repositories.workflows.create(documentNamed('Twice', value))).workflow_id);
  const { workflow_id: id } = await repositories.workflows.create(documentNamed('One'));
  await write('a.json', documentNamed('Twice', 3));
  await write('b.json', { ...documentNamed('One'), id });
  await write('c.json', { ...documentNamed('One'), id });
  await write('d.json', documentNamed('New'));
  await write('e.json', documentNamed('New'));
  await write('f.json', documentNamed('Good'));
  const report = await sync();
  expect(summary(report)).toEqual([
    ...['a', 'b', 'c', 'd', 'e'].map((name) => `${name}.json: invalid`),
    'f.json: create',
  ]);
  expect(report.items[0]?.reason).toContain(ids.join(', '));
  expect(await stored()).toHaveLength(4);
  expect(await list()).toHaveLength(6);
});

test('what is no workflow is reported, and others go on', async () => {
  const { write, sync, stored } = await createFolderFixture();
  await write('cut.json', '{"name": ');
  await write('default.json', { ...documentNamed('D'), meta: { version: '4.0.0', category: 'default' } });
  await write('package.json', { name: 'a package' });
  await write('good.json', documentNamed('Good'));
  const report = await sync();
  expect(summary(report)).toEqual([
    ...['cut.json: invalid', 'default.json: invalid', 'good.json: create', 'package.json: invalid'],
  ]);
  expect(reasons(report)).toMatchObject([
    'is no JSON',
    expect.stringContaining('must be "user"'),
    undefined,
    expect.stringContaining('is no workflow'),
  ]);
  expect(await stored()).toHaveLength(1);
});

test('a file that was broken since the last run gets no second file', async () => {
  const { write, sync, list } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  await sync();
  await write('a.json', '{');
  expect(summary(await sync())).toEqual(['a.json: invalid']);
  expect(await list()).toEqual(['a.json']);
});

test('a workflow that was deleted on the server is not stored again, a file that was deleted is written again', async () => {
  const { write, sync, stored, repositories, path } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  await write('b.json', documentNamed('B'));
  await sync();
  const [a] = await stored();
  await repositories.workflows.delete(`${a?.workflow_id}`);
  await rm(join(path, 'b.json'));
  const report = await sync();
  expect(summary(report)).toEqual(['a.json: invalid', 'B.json: write']);
  expect(report.items[0]?.reason).toContain('was deleted on the server');
  expect(await stored()).toHaveLength(1);
});

test('a file with an id of another server is stored under a new one', async () => {
  const { write, sync, stored, read } = await createFolderFixture();
  await write('a.json', { ...documentNamed('A'), id: 'elsewhere' });
  expect(summary(await sync())).toEqual(['a.json: create']);
  expect((await read('a.json'))['id']).toBe((await stored())[0]?.workflow_id);
});

test('names of files are safe on every system, and never those of another file', async () => {
  const { write, sync, list, repositories } = await createFolderFixture();
  await write('taken.json', { no: 'workflow' });
  const names = ['../a/b', 'CON', 'TAKEN', '', '.hidden. ', 'e\u0301', '\u00e9', 'x\u202ey', '长'.repeat(100)];
  for (const name of names) await repositories.workflows.create(documentNamed(name));
  await sync();
  expect(await list()).toEqual(
    [
      ...['taken.json', '_a_b.json', '_CON.json', 'TAKEN (2).json', 'workflow.json', 'hidden.json'],
      ...['\u00e9.json', '\u00e9 (2).json', 'x_y.json', `${'长'.repeat(66)}.json`],
    ].toSorted(),
  );
  expect(summary(await sync()).filter((line) => !line.endsWith('unchanged'))).toEqual(['taken.json: invalid']);
});

test('files that are read-only are neither written nor stored without their id', async () => {
  const { write, sync, repositories, stored, path, read } = await createFolderFixture();
  const { workflow_id: id } = await repositories.workflows.create(documentNamed('A'));
  await sync();
  await write('b.json', documentNamed('B'));
  await chmod(join(path, 'A.json'), 0o444);
  await chmod(join(path, 'b.json'), 0o444);
  await repositories.workflows.update(id, documentNamed('A', 2));
  expect(summary(await sync())).toEqual(['A.json: skip', 'b.json: skip']);
  expect((await read('A.json'))['nodes']).toEqual(documentNamed('A').nodes);
  expect(await stored()).toHaveLength(1);
});

test('integers that a number cannot hold, and documents of 5 MB, keep every digit', async () => {
  const { write, sync, path, stored } = await createFolderFixture();
  const text = JSON.stringify(documentNamed('A', 'SEED')).replace('"SEED"', '12345678901234567890');
  await write('a.json', text);
  await write('big.json', documentNamed('Big', 'x'.repeat(5_000_000)));
  expect(summary(await sync())).toEqual(['a.json: create', 'big.json: create']);
  expect(await readFile(join(path, 'a.json'), 'utf8')).toContain('12345678901234567890');
  expect(summary(await sync())).toEqual(['a.json: unchanged', 'big.json: unchanged']);
  const [, big] = await stored();
  expect(JSON.stringify(big?.workflow.nodes).length).toBeGreaterThan(5_000_000);
});

test('a shared workflow stays shared when its file is stored', async () => {
  const { write, sync, stored, repositories } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  await sync();
  const id = (await stored())[0]?.workflow_id ?? '';
  await repositories.workflows.setPublic(id, true);
  expect(summary(await sync())).toEqual(['a.json: unchanged']);
  await write('a.json', { ...documentNamed('A', 2), id });
  expect(summary(await sync())).toEqual(['a.json: update']);
  expect((await stored())[0]?.workflow.tags).toBe('shared');
});

test('a folder that is missing, or an option that is wrong, is refused before any request', async () => {
  const { path, repositories } = await createFolderFixture();
  const missing = syncWorkflowFolder(join(path, 'none'), repositories);
  await expect(missing.plan()).rejects.toMatchObject({ name: 'InputError', argument: 'folder' });
  await expect(missing.run()).rejects.toMatchObject({ name: 'InputError', argument: 'folder' });
  expect(() => syncWorkflowFolder('', repositories)).toThrow('folder: must be the path');
  expect(() => syncWorkflowFolder(path, repositories, { direction: 'up' as 'push' })).toThrow(
    'direction: must be one of',
  );
  expect(() => syncWorkflowFolder(path, repositories, { prefer: 'both' as 'file' })).toThrow('prefer: must be one of');
});

test('a workflow that cannot be read has a row with the reason, and all others are kept in step', async () => {
  const { sync, write, intercept, repositories } = await createFolderFixture();
  const ids: string[] = [];
  for (const name of ['a', 'b', 'c']) {
    ids.push((await repositories.workflows.create(documentNamed(name))).workflow_id);
    await write(`${name}.json`, { ...documentNamed(name, 2), id: ids.at(-1) });
  }
  const refusal = () => Response.json({ detail: 'broken row' }, { status: 500 });
  intercept(async (name, carryOut) => (name.endsWith(`i/${ids[1]}`) ? refusal() : carryOut()));
  const report = await sync({ prefer: 'file' });
  expect(summary(report)).toEqual(['a.json: update', 'b.json: invalid', 'c.json: update']);
  expect(reasons(report)[1]).toMatch(/^the workflow cannot be read: .*broken row/);
});

test('of several workflows with the name of a file, one that cannot be read is not the one of the file', async () => {
  const { sync, write, intercept, repositories } = await createFolderFixture();
  const broken = await repositories.workflows.create(documentNamed('a', 1));
  await repositories.workflows.create(documentNamed('a', 2));
  await write('a.json', documentNamed('a', 2));
  const refusal = () => Response.json({ detail: 'broken row' }, { status: 500 });
  intercept(async (name, carryOut) => (name.endsWith(`i/${broken.workflow_id}`) ? refusal() : carryOut()));
  const { items } = await sync({ direction: 'push' });
  expect(items[0]).toMatchObject({ file: 'a.json', action: 'write', status: 'done' });
});

test('workflows are read four at a time', async () => {
  const { sync, write, intercept, repositories } = await createFolderFixture();
  const names = Array.from({ length: 12 }, (_, index) => `w${index}`);
  for (const name of names) {
    const { workflow_id: id } = await repositories.workflows.create(documentNamed(name));
    await write(`${name}.json`, { ...documentNamed(name), id });
  }
  let inFlight = 0;
  let most = 0;
  intercept(async (name, carryOut) => {
    if (!name.includes('workflows/i/')) return carryOut();
    most = Math.max(most, ++inFlight);
    const response = await carryOut();
    await new Promise((resolve) => setImmediate(resolve));
    inFlight--;
    return response;
  });
  const { items } = await sync();
  expect(items.map(({ action }) => action)).toEqual(names.map(() => 'unchanged'));
  expect(most).toBe(4);
});
