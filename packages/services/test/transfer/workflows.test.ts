import { expect, test } from 'vitest';

import { createTransferSandbox, startTransferClient, type TransferHook } from '../support/transfer-fixture.js';
import { invocation, workflowDocument } from '../support/workflow-document.js';

/** A server of several users: a new workflow is not shared. `share` responds to the request that shares one. */
function startShared(share: () => Response, onDelete?: () => Response) {
  const sandbox = createTransferSandbox();
  const hook: TransferHook = async (_, carryOut, request) => {
    if (request.endsWith('/is_public')) return share();
    if (onDelete && request.startsWith('DELETE workflows')) return onDelete();
    const response = await carryOut();
    if (request !== 'POST workflows/') return response;
    return Response.json({ ...(await response.json()), is_public: false }, { status: response.status });
  };
  return { ...startTransferClient(sandbox, hook), own: startTransferClient(sandbox) };
}

async function createSource() {
  const source = startTransferClient(createTransferSandbox());
  for (const name of ['a', 'b']) {
    const nodes = [invocation('a', 'integer', { value: 1 })];
    const meta = { version: '4.0.0', category: 'user' as const };
    await source.repositories.workflows.create({ ...workflowDocument([]), name, nodes, edges: [], meta });
  }
  return source;
}

const refused = () => Response.json({ detail: 'not yours' }, { status: 403 });

const namesOf = async ({ repositories }: ReturnType<typeof startTransferClient>) => {
  const names: string[] = [];
  for await (const { name } of repositories.workflows.list({ categories: ['user'] })) names.push(name);
  return names.toSorted();
};

test('a workflow that cannot be shared is taken back, and transferred by another run', async () => {
  const source = await createSource();
  const target = startShared(() => Response.json({ detail: 'no' }, { status: 500 }));
  const report = await source.transfer.copyTo(target.repositories).run();
  expect(report.counts).toMatchObject({ failed: 2, done: 0 });
  expect(report.items[0]?.reason).toContain('500');
  expect(await namesOf(target.own)).toEqual([]);
  expect((await source.transfer.copyTo(target.own.repositories).run()).counts).toMatchObject({ done: 2, present: 0 });
  expect(await namesOf(target.own)).toEqual(['a', 'b']);
});

test('what may be left of a workflow is in the reason', async () => {
  const source = await createSource();
  const target = startShared(refused, () => Response.json({ detail: 'locked' }, { status: 500 }));
  const { items } = await source.transfer
    .copyTo(target.repositories)
    .run()
    .catch(({ report }) => report);
  expect(items[0]).toMatchObject({ status: 'failed' });
  expect(items[0].reason).toContain('what may be left of it: "create the workflow"');
});

test('a server that is gone when a workflow is shared stops the work', async () => {
  const source = await createSource();
  const target = startShared(() => {
    throw new TypeError('fetch failed');
  });
  const stopped = await source.transfer
    .copyTo(target.repositories)
    .run()
    .catch((error: unknown) => error);
  expect(stopped).toMatchObject({ name: 'IncompleteError', report: { counts: { notSent: 2 } } });
  expect(await namesOf(target.own)).toEqual([]);
});
