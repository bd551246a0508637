import { ConnectionError, InputError } from '@x/transport/errors';
import { expect, test } from 'vitest';

import { IncompleteError, UnwritableError } from '../../src/errors.js';
import type { TransferProgress } from '../../src/transfer.js';
import { createMemoryArchive } from '../support/memory-archive.js';
import { createMemoryJournal } from '../support/memory-journal.js';
import { createTransferSandbox, fillGallery, startTransferClient } from '../support/transfer-fixture.js';

async function createFilledClient(count: number) {
  const sandbox = createTransferSandbox();
  const client = startTransferClient(sandbox);
  const { names } = await fillGallery(client, count);
  return { ...client, sandbox, names: [...names] };
}

test('two imports into one server at once leave one copy of each item', async () => {
  const source = await createFilledClient(8);
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  const sandbox = createTransferSandbox();
  const clients = [startTransferClient(sandbox), startTransferClient(sandbox)];
  const reports = await Promise.all(clients.map(({ transfer }) => transfer.importFrom(archive).run()));
  const [client] = clients;
  const { item_names: left } = (await client?.repositories.gallery.names()) ?? { item_names: [] };
  expect(left).toHaveLength(9);
  for (const { items } of reports) {
    const media = items.filter(({ kind }) => kind !== 'workflow');
    expect(media.map(({ to }) => to).toSorted()).toEqual(left.toSorted());
  }
  expect(reports.flatMap(({ items }) => items).filter(({ status }) => status === 'failed')).toEqual([]);
});

test('a damaged file is not transferred, and all others are', async () => {
  const source = await createFilledClient(4);
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  const damaged = [source.names[1] ?? '', source.names.at(-1) ?? ''];
  for (const name of damaged) {
    const content = archive.items.get(name)?.content;
    if (content) content[content.length - 1] = (content.at(-1) ?? 0) ^ 1;
  }
  const target = startTransferClient(createTransferSandbox());
  const report = await target.transfer.importFrom(archive).run();
  expect(report.counts).toMatchObject({ done: 4, failed: 2 });
  const failed = report.items.filter(({ status }) => status === 'failed');
  expect(failed.map(({ key }) => key).toSorted()).toEqual(damaged.toSorted());
  expect(failed[0]?.reason).toContain('is damaged: its SHA-256 is');
  expect((await target.repositories.gallery.names()).total_count).toBe(3);
});

test('a record that cannot be read is one failed item, and all others are imported', async () => {
  const source = await createFilledClient(4);
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  const name = source.names[1] ?? '';
  const kept = archive.items.get(name);
  archive.items.delete(name);
  archive.invalid.push(
    { kind: 'image', key: name, message: 'its sidecar is missing' },
    { kind: 'board', key: 'boards.jsonl:7', message: 'line 7 cannot be read' },
    { kind: 'workflow', key: 'flow', message: 'flow.json is no workflow' },
  );
  const target = startTransferClient(createTransferSandbox());
  const input = { journal: createMemoryJournal(), settleTime: 0 };
  const task = target.transfer.importFrom(archive, input);
  expect((await task.plan()).counts).toMatchObject({ notSent: 8 });
  const report = await task.run();
  expect(report.counts).toMatchObject({ done: 5, failed: 3, notSent: 0, vanished: 0 });
  const failed = report.items.filter(({ status }) => status === 'failed');
  expect(failed.map(({ kind, key, reason }) => ({ kind, key, message: reason }))).toEqual(archive.invalid);
  expect((await target.transfer.importFrom(archive, input).run()).counts).toMatchObject({ done: 5, failed: 3 });
  archive.invalid.splice(0, 1);
  if (kept) archive.items.set(name, kept);
  expect((await target.transfer.importFrom(archive, input).run()).counts).toMatchObject({ done: 6, failed: 2 });
  expect((await target.repositories.gallery.names()).total_count).toBe(5);
});

test('when the disk of an archive is full the work stops, and continues when it is not', async () => {
  const source = await createFilledClient(6);
  const archive = createMemoryArchive();
  let left = 3;
  archive.onAdd = () => {
    if (left-- === 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  const input = { journal: createMemoryJournal(), concurrency: 1 };
  const stopped = await source.transfer
    .exportTo(archive, input)
    .run()
    .catch((error: unknown) => error);
  expect(stopped).toBeInstanceOf(IncompleteError);
  expect(stopped).toMatchObject({ report: { counts: { done: 3, notSent: 5 } }, cause: expect.any(UnwritableError) });
  const before = source.requests.length;
  const report = await source.transfer.exportTo(archive, input).run();
  expect(report.counts).toMatchObject({ done: 8, present: 0, notSent: 0 });
  expect(source.requests.slice(before).filter((request) => request.endsWith('/full'))).toHaveLength(4);
});

test('what is deleted from the source after the plan is reported, and what is added is not transferred', async () => {
  const source = await createFilledClient(6);
  const archive = createMemoryArchive();
  const { images } = source.repositories;
  const client = startTransferClient(source.sandbox, async (_, carryOut, request) => {
    if (request.endsWith('/full') && source.names.length > 0) {
      await images.deleteMany(source.names.splice(2, 4));
      await images.upload(
        new Blob([await (await images.full(source.names[0] ?? '')).arrayBuffer()], { type: 'image/png' }),
      );
      source.names.length = 0;
    }
    return carryOut();
  });
  const report = await client.transfer.exportTo(archive, { concurrency: 1 }).run();
  expect(report.counts).toMatchObject({ vanished: 4, done: 4 });
  expect(report.items).toHaveLength(8);
  expect(archive.items.size).toBe(3);
});

test('a journal of another transfer, or of another server, is refused', async () => {
  const source = await createFilledClient(3);
  const target = startTransferClient(createTransferSandbox());
  const journal = createMemoryJournal();
  const killed = startTransferClient(createTransferSandbox(), async (index, carryOut, request) => {
    if (index > 12 && request.endsWith('/star')) throw new TypeError('fetch failed');
    return carryOut();
  });
  await expect(source.transfer.copyTo(killed.repositories, { journal }).run()).rejects.toThrow(IncompleteError);
  const elsewhere = source.transfer.copyTo(target.repositories, { journal });
  await expect(elsewhere.run()).rejects.toThrow('none is on this server');
  const other = source.transfer.copyTo(target.repositories, { journal, selection: { boards: ['none'] } });
  await expect(other.run()).rejects.toThrow('is that of other work');
  expect((await target.repositories.gallery.names()).total_count).toBe(0);
});

test('a board that is deleted meanwhile stops the work, and another run creates it again', async () => {
  const source = await createFilledClient(6);
  const sandbox = createTransferSandbox();
  const own = startTransferClient(sandbox);
  let isDeleted = false;
  const target = startTransferClient(sandbox, async (_, carryOut, request) => {
    if (!isDeleted && request.endsWith('upload')) {
      isDeleted = true;
      for await (const { board_id } of own.repositories.boards.list()) await own.repositories.boards.delete(board_id);
    }
    return carryOut();
  });
  const input = { journal: createMemoryJournal(), settleTime: 0 };
  await expect(source.transfer.copyTo(target.repositories, input).run()).rejects.toThrow(IncompleteError);
  const report = await source.transfer.copyTo(target.repositories, input).run();
  expect(report.counts.done).toBe(8);
  expect((await own.repositories.gallery.names()).total_count).toBe(7);
});

test('a picture that the server refuses has failed, and is sent again by another run', async () => {
  const source = await createFilledClient(3);
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  let refusals = 1;
  const target = startTransferClient(createTransferSandbox(), async (_, carryOut, request) => {
    if (request !== 'POST images/upload' || refusals-- <= 0) return carryOut();
    return Response.json({ detail: 'Failed to read image' }, { status: 415 });
  });
  const input = { journal: createMemoryJournal() };
  const report = await target.transfer.importFrom(archive, input).run();
  expect(report.counts).toMatchObject({ failed: 1, done: 4 });
  const failed = report.items.find(({ status }) => status === 'failed');
  expect(failed).toMatchObject({ errorName: 'HttpError', reason: expect.stringContaining('415 Failed to read image') });
  expect((await target.transfer.importFrom(archive, input).run()).counts.done).toBe(5);
});

test('an upload whose response is lost is found, and not sent again', async () => {
  const source = await createFilledClient(3);
  let losses = 2;
  const target = startTransferClient(createTransferSandbox(), async (_, carryOut, request) => {
    const response = await carryOut();
    if (request.endsWith('upload') && losses-- > 0) throw new TypeError('fetch failed');
    return response;
  });
  expect((await source.transfer.copyTo(target.repositories).run()).counts.done).toBe(5);
  expect((await target.repositories.gallery.names()).total_count).toBe(4);
});

test('a server that cannot be reached stops the work, and an abort rejects with its reason', async () => {
  const source = await createFilledClient(3);
  const target = startTransferClient(createTransferSandbox(), async (index, carryOut) => {
    if (index > 8) throw new TypeError('fetch failed');
    return carryOut();
  });
  const stopped = await source.transfer
    .copyTo(target.repositories)
    .run()
    .catch((error: unknown) => error);
  expect(stopped).toMatchObject({ name: 'IncompleteError', cause: expect.any(ConnectionError) });
  const controller = new AbortController();
  const aborted = source.transfer.exportTo(createMemoryArchive()).run({
    signal: controller.signal,
    onProgress: ({ done }) => done > 0 && controller.abort(new Error('enough')),
  });
  await expect(aborted).rejects.toThrow('enough');
});

test('progress counts items and bytes, and estimates what is left', async () => {
  const source = await createFilledClient(5);
  const archive = createMemoryArchive();
  let time = 0;
  const progress: TransferProgress[] = [];
  const now = (): number => (time += 100);
  const report = await source.transfer.exportTo(archive, { concurrency: 1, now }).run({
    onProgress: (one) => progress.push(one),
  });
  expect(progress.map(({ done }) => done)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(progress[0]).toMatchObject({ total: 7, bytes: 0, totalBytes: undefined, remaining: undefined });
  expect(progress[2]?.remaining).toBeGreaterThan(0);
  const last = progress.at(-1);
  expect(last).toMatchObject({ bytes: report.bytes, totalBytes: report.bytes, remaining: 0, counts: { done: 7 } });
  expect(report.bytes).toBe([...archive.items.values()].reduce((sum, { bytes }) => sum + bytes, 0));
});

test('the bytes in all are known from the start where files have a size, and stay the same', async () => {
  const source = await createFilledClient(9);
  const archive = createMemoryArchive();
  await source.transfer.exportTo(archive).run();
  const whole = [...archive.items.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const target = startTransferClient(createTransferSandbox());
  const progress: TransferProgress[] = [];
  const onProgress = (one: TransferProgress): void => void progress.push(one);
  await target.transfer.importFrom(archive, { concurrency: 3 }).run({ onProgress });
  expect(new Set(progress.map(({ totalBytes }) => totalBytes))).toEqual(new Set([whole]));
});

test('a plan that a killed program has left unfinished does not count', async () => {
  const source = await createFilledClient(5);
  const archive = createMemoryArchive();
  const journal = createMemoryJournal();
  await source.transfer.exportTo(createMemoryArchive(), { journal }).run();
  const planned = journal.lines.filter((line) => line.includes('"item"')).length;
  expect(planned).toBe(7);
  journal.lines.splice(journal.lines.findIndex((line) => line.includes('"item"')) + 3);
  await source.repositories.images.delete(source.names[0] ?? '');
  const first = await source.transfer.exportTo(archive, { journal }).run();
  const second = await source.transfer.exportTo(archive, { journal }).run();
  expect(first.counts).toMatchObject({ done: 6, vanished: 0 });
  expect(second.items).toEqual(first.items);
});

test('what no transfer can do is refused before any request', () => {
  const { transfer, requests } = startTransferClient(createTransferSandbox());
  const archive = createMemoryArchive();
  expect(() => transfer.exportTo(archive, { concurrency: 0 })).toThrow(InputError);
  expect(() => transfer.exportTo(archive, { settleTime: -1 })).toThrow(InputError);
  expect(() => transfer.exportTo(archive, { into: { boardName: 'a' } })).toThrow('into: is only for a target');
  expect(() => transfer.importFrom(archive, { selection: { names: [] } })).toThrow('selection: is only for a source');
  expect(() => transfer.importFrom(archive, { into: JSON.parse('{}') })).toThrow('must be either');
  expect(() => transfer.exportTo(archive, { selection: JSON.parse('{"name":1}') })).toThrow('must be { names }');
  expect(() => transfer.exportTo(archive, { selection: JSON.parse('"name"') })).toThrow('must be { names }');
  expect(() => transfer.importFrom(archive, { into: JSON.parse('"board"') })).toThrow('must be either');
  expect(() => transfer.upload(JSON.parse('{"length":1}'))).toThrow('must be a path, or a list of paths and files');
  for (const wrong of [undefined, null, 5, '/srv/archive', [], () => archive]) {
    for (const [start, argument] of [
      [() => Reflect.apply(transfer.exportTo, transfer, [wrong]), 'to'],
      [() => Reflect.apply(transfer.copyTo, transfer, [wrong]), 'to'],
      [() => Reflect.apply(transfer.importFrom, transfer, [wrong]), 'from'],
    ] as const) {
      expect(start).toThrow(expect.objectContaining({ name: 'InputError', argument }));
    }
  }
  for (const wrong of [null, 5, {}, new Blob(['x']), { name: 'a.png' }, new Map()]) {
    const error = expect.objectContaining({ name: 'InputError', argument: 'files.1' });
    expect(() => Reflect.apply(transfer.upload, transfer, [['a.png', wrong]])).toThrow(error);
  }
  expect(() => transfer.exportTo(archive, { journal: JSON.parse('{}') })).toThrow('must be a journal');
  expect(requests).toEqual([]);
});
