import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createRepositories } from '@x/repositories/repositories';
import { createHttpTransport } from '@x/transport/http-transport';
import { expect, test } from 'vitest';

import { IncompleteError } from '../../src/errors.js';
import { syncWorkflowFolder } from '../../src/workflow-folder.js';
import { ADA, createAuthFixture } from '../support/auth-fixture.js';
import {
  createFolderFixture,
  documentNamed,
  type FolderFixture,
  killAtChange,
  summary,
} from '../support/folder-fixture.js';

const killedServer = (): never => {
  throw new TypeError('fetch failed');
};

/** A folder in which one file is new, one changed, and one workflow changed and one is new on the server. */
async function createUnfinished(): Promise<FolderFixture> {
  const fixture = await createFolderFixture();
  const { write, sync, stored, repositories } = fixture;
  await write('edited.json', documentNamed('edited'));
  await write('stale.json', documentNamed('stale'));
  await sync();
  const [edited, stale] = await stored();
  await write('edited.json', { ...documentNamed('edited', 2), id: edited?.workflow_id });
  await repositories.workflows.update(`${stale?.workflow_id}`, documentNamed('stale', 3));
  await repositories.workflows.create(documentNamed('remote', 4));
  await write('new.json', documentNamed('new', 5));
  return fixture;
}

/** Expects that each workflow is there once, with the newest content on both sides. */
async function expectInStep({ sync, stored, read, list }: FolderFixture): Promise<void> {
  expect(summary(await sync()).filter((line) => !line.endsWith(': unchanged'))).toEqual([]);
  const records = await stored();
  const wanted = { edited: 2, new: 5, remote: 4, stale: 3 };
  expect(records.map(({ name }) => name)).toEqual(Object.keys(wanted));
  expect(await list()).toEqual(Object.keys(wanted).map((name) => `${name}.json`));
  for (const [index, [name, value]] of Object.entries(wanted).entries()) {
    const { nodes } = documentNamed(name, value);
    expect(records[index]?.workflow.nodes).toEqual(nodes);
    expect(await read(`${name}.json`)).toMatchObject({ id: records[index]?.workflow_id, nodes });
  }
}

test.each([true, false])(
  'killed at any request (carried out: %s), the next run continues',
  { tags: 'large' },
  async (isDone) => {
    let wasKilled = true;
    for (let at = 1; wasKilled; at++) {
      const fixture = await createUnfinished();
      let count = 0;
      fixture.intercept(async (_, carryOut) => {
        count++;
        if (count < at) return carryOut();
        if (count === at && isDone) await carryOut();
        return killedServer();
      });
      const outcome = await fixture.sync().catch((error: unknown) => error);
      wasKilled = count >= at;
      if (wasKilled) expect(outcome).toBeInstanceOf(Error);
      fixture.intercept();
      await fixture.sync();
      await expectInStep(fixture);
      if (!wasKilled) expect(at).toBeGreaterThan(8);
    }
  },
);

test.each([true, false])(
  'killed at any change of a file (done: %s), the next run continues',
  { tags: 'large' },
  async (isDone) => {
    let wasKilled = true;
    for (let at = 1; wasKilled; at++) {
      const fixture = await createUnfinished();
      const revive = killAtChange(at, isDone);
      await fixture.sync().catch(() => undefined);
      wasKilled = revive();
      await fixture.sync();
      await expectInStep(fixture);
      if (!wasKilled) expect(at).toBeGreaterThan(20);
    }
  },
);

test('a workflow whose response was lost is found in the same run, and not stored twice', async () => {
  const { write, sync, stored, intercept, read } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  intercept(async (name, carryOut) => {
    const response = await carryOut();
    return name.startsWith('POST') ? killedServer() : response;
  });
  expect(summary(await sync())).toEqual(['a.json: create']);
  const [record, ...others] = await stored();
  expect(others).toEqual([]);
  expect((await read('a.json'))['id']).toBe(record?.workflow_id);
});

test('of two runs at once one is refused, and each workflow is stored once', async () => {
  const { write, sync, stored } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  const outcomes = await Promise.allSettled([sync(), sync()]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = outcomes.find((outcome) => outcome.status === 'rejected');
  expect(refused?.reason).toMatchObject({ name: 'InputError', argument: 'folder' });
  expect(await stored()).toHaveLength(1);
});

test.each([
  ['a program that runs', { pid: process.ppid, host: hostname(), token: 'a' }, true],
  ['another computer', { pid: 1, host: 'elsewhere.invalid', token: 'a' }, true],
  ['a program that has ended', { pid: 2 ** 22 + 1, host: hostname(), token: 'a' }, false],
  ['an earlier run of this program', { pid: process.pid, host: hostname(), token: 'a' }, false],
])('the lock of %s', async (_, lock, isRefused) => {
  const { sync, path } = await createFolderFixture();
  await writeFile(join(path, '.x-workflows.lock'), JSON.stringify(lock));
  if (isRefused) await expect(sync()).rejects.toThrow('is used by another run');
  else await expect(sync()).resolves.toEqual({ items: [] });
});

test('a folder that cannot be written is refused before any request', async () => {
  const { sync, requests } = await createFolderFixture();
  const revive = killAtChange(1, false);
  await expect(sync()).rejects.toMatchObject({
    name: 'InputError',
    reason: expect.stringContaining('cannot be written'),
  });
  revive();
  expect(requests).toEqual([]);
});

test('what a killed program has left is removed a minute later, and nothing else', async () => {
  const { sync, path } = await createFolderFixture();
  for (const name of ['.x-workflows-old.tmp', '.x-workflows-new.tmp', '.other']) await writeFile(join(path, name), '');
  for (const name of ['.x-workflows-old.tmp', '.other']) await utimes(join(path, name), 0, 0);
  await sync();
  expect((await readdir(path)).toSorted()).toEqual(['.other', '.x-workflows-new.tmp']);
});

test('what was in step and cannot be read is refused', async () => {
  const { sync, path } = await createFolderFixture();
  for (const text of ['{', '[]', '{"version":1,"workflows":{"a":1}}']) {
    await writeFile(join(path, '.x-workflows.json'), text);
    await expect(sync()).rejects.toThrow('cannot be read; delete it');
  }
});

test('what the server refuses is reported with its error, and others go on', async () => {
  const { write, sync, intercept, stored } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  await write('b.json', documentNamed('B'));
  let posts = 0;
  intercept(async (name, carryOut) => {
    if (name.startsWith('POST') && posts++ === 0) return Response.json({ detail: 'too odd' }, { status: 422 });
    return carryOut();
  });
  const report = await sync();
  expect(summary(report)).toEqual(['a.json: create failed', 'b.json: create']);
  expect(report.items[0]).toMatchObject({ reason: expect.stringContaining('too odd'), error: { status: 422 } });
  expect((await stored()).map(({ name }) => name)).toEqual(['B']);
});

test('what changed since the plan was made is not replaced', async () => {
  const { write, sync, intercept, stored, repositories, read } = await createFolderFixture();
  for (const name of ['a', 'b', 'c']) await write(`${name}.json`, documentNamed(name));
  await sync();
  const [a, b, c] = (await stored()).map(({ workflow_id }) => workflow_id);
  await write('a.json', { ...documentNamed('a', 2), id: a });
  await repositories.workflows.update(`${b}`, documentNamed('b', 2));
  await write('c.json', { ...documentNamed('c', 2), id: c });
  let reads = 0;
  intercept(async (name, carryOut) => {
    if (name.startsWith('GET workflows/i/') && ++reads === 2) {
      await repositories.workflows.update(`${a}`, documentNamed('a', 9));
      await write('b.json', { ...documentNamed('b', 9), id: b });
    }
    return carryOut();
  });
  expect(summary(await sync())).toEqual(['a.json: update failed', 'b.json: write failed', 'c.json: update']);
  expect((await stored())[0]?.workflow.nodes).toEqual(documentNamed('a', 9).nodes);
  expect((await read('b.json'))['nodes']).toEqual(documentNamed('b', 9).nodes);
});

test('an abort rejects with its reason, after the last report', async () => {
  const { write, path, repositories, stored } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  await write('b.json', documentNamed('B'));
  const controller = new AbortController();
  const seen: string[][] = [];
  const running = syncWorkflowFolder(path, repositories).run({
    signal: controller.signal,
    onProgress: ({ done, total, report }) => {
      seen.push([`${done}/${total}`, ...report.items.map(({ status }) => status)]);
      if (done === 1) controller.abort(new Error('enough'));
    },
  });
  await expect(running).rejects.toThrow('enough');
  expect(seen).toEqual([
    ['0/2', 'pending', 'pending'],
    ['1/2', 'done', 'pending'],
    ['1/2', 'done', 'pending'],
  ]);
  expect(await stored()).toHaveLength(1);
});

test('a run that stopped half-way rejects with the report so far', async () => {
  const { write, sync, intercept } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  intercept(async (name, carryOut) => (name.startsWith('POST') ? killedServer() : carryOut()));
  const error = await sync().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(IncompleteError);
  expect(error).toMatchObject({ report: { items: [{ file: 'a.json', status: 'pending' }] } });
});

test('a workflow that the server refuses to show is invalid, and the others are kept in step', async () => {
  const { path, write, sync, stored, intercept } = await createFolderFixture();
  await write('a.json', documentNamed('A'));
  await write('b.json', documentNamed('B'));
  await sync();
  const [a, b] = await stored();
  await write('a.json', { ...documentNamed('A', 2), id: a?.workflow_id });
  await write('b.json', { ...documentNamed('B', 2), id: b?.workflow_id });
  await rm(join(path, '.x-workflows.json'), { force: true });
  intercept(async (name, carryOut) =>
    name === `GET workflows/i/${a?.workflow_id}`
      ? Response.json({ detail: 'Not authorized to access this workflow' }, { status: 403 })
      : carryOut(),
  );
  const report = await sync({ prefer: 'file' });
  expect(summary(report)).toEqual(['a.json: invalid', 'b.json: update']);
  expect(report.items[0]?.reason).toMatch(/^the workflow cannot be read: .*403/);
});

test('a file with the id of a private workflow of another user is not stored as a copy', async () => {
  const { auth, sandbox, fetch } = await createAuthFixture();
  const folder = await createFolderFixture();
  const ada = createRepositories(createHttpTransport({ baseUrl: 'http://sandbox', fetch, token: auth().token }));
  const other = auth({ credentials: { ...ADA, email: 'ben@example.com' } });
  const ben = createRepositories(createHttpTransport({ baseUrl: 'http://sandbox', fetch, token: other.token }));
  const { workflow_id: id } = await ben.workflows.create(documentNamed('of ben'));
  await folder.write('ben.json', { ...documentNamed('of ben', 2), id });
  await folder.write('gone.json', { ...documentNamed('of nobody'), id: 'nobody' });
  const report = await syncWorkflowFolder(folder.path, ada).run();
  expect(summary(report)).toEqual(['ben.json: invalid', 'gone.json: create']);
  expect(report.items[0]?.reason).toBe('is a workflow of another user');
  expect((await ben.workflows.get(id)).workflow.nodes).toEqual(documentNamed('of ben').nodes);
  sandbox.close();
});

test('workflows of other users and of the server are neither changed nor written', async () => {
  const { auth, sandbox, fetch } = await createAuthFixture();
  const folder = await createFolderFixture();
  const ada = createRepositories(createHttpTransport({ baseUrl: 'http://sandbox', fetch, token: auth().token }));
  const other = auth({ credentials: { ...ADA, email: 'ben@example.com' } });
  const ben = createRepositories(createHttpTransport({ baseUrl: 'http://sandbox', fetch, token: other.token }));
  const { workflow_id: id } = await ben.workflows.create(documentNamed('of ben'));
  await ben.workflows.setPublic(id, true);
  const [ofServer] = (await ada.workflows.page({ page: 0, per_page: 1, categories: ['default'] })).items;
  await folder.write('ben.json', { ...documentNamed('of ben', 2), id });
  await folder.write('server.json', { ...documentNamed('of the server'), id: ofServer?.workflow_id });
  const report = await syncWorkflowFolder(folder.path, ada).run();
  expect(summary(report)).toEqual(['ben.json: invalid', 'server.json: create']);
  expect(report.items[0]?.reason).toBe('is a workflow of another user');
  expect((await ben.workflows.get(id)).workflow.nodes).toEqual(documentNamed('of ben').nodes);
  expect((await folder.read('server.json'))['id']).not.toBe(ofServer?.workflow_id);
  expect(await folder.list()).toEqual(['ben.json', 'server.json']);
  sandbox.close();
});
