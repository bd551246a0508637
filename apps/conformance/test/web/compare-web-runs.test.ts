import { expect, test } from 'vitest';

import type { Call, Problem, WebRun } from '../../src/web/call.js';
import { compareWebRuns } from '../../src/web/compare/compare-web-runs.js';
import { reportProblems } from '../../src/web/compare/report-web.js';
import { named, shapeOf } from '../../src/web/compare/shape.js';

const call = (route: string, status: number, body: unknown): Call => ({ route, status, shape: shapeOf(body) });

const run = (server: string, calls: readonly Call[], problems: readonly Problem[] = []): WebRun => ({
  server,
  phases: [{ title: 'boot', milliseconds: 1, calls }],
  problems,
});

const boards = call('GET /api/v1/boards/', 200, [{ board_id: 'a' }]);

test('runs that received the same do not differ, in whatever order and however often', () => {
  const version = call('GET /api/v1/app/version', 200, { version: '1' });
  expect(compareWebRuns(run('real', [boards, version]), run('sandbox', [version, boards, boards]))).toEqual([]);
});

test('names an operation and an event that one server was not asked for', () => {
  const event = call('event invocation_complete', 0, {});
  const calls = [boards, call('GET /api/v2/models/', 200, {})];
  expect(compareWebRuns(run('real', [...calls, event]), run('sandbox', [boards]))).toEqual([
    'GET /api/v2/models/: only on real',
    'event invocation_complete: only on real',
  ]);
  expect(compareWebRuns(run('real', []), run('sandbox', [boards]))).toEqual(['GET /api/v1/boards/: only on sandbox']);
});

test('names an operation whose status or shape differs', () => {
  const [other, failed] = [call(boards.route, 200, [{ board_id: 1 }]), call(boards.route, 501, { detail: '' })];
  expect(compareWebRuns(run('real', [boards]), run('sandbox', [other]))).toEqual([
    'GET /api/v1/boards/: [].board_id: string / number (real / sandbox)',
  ]);
  expect(compareWebRuns(run('real', [boards]), run('sandbox', [failed]))).toEqual([
    'GET /api/v1/boards/: status 200 / 501 (real / sandbox)',
  ]);
  const picture = { route: boards.route, status: 200, shape: named('image/png') };
  expect(compareWebRuns(run('real', [boards]), run('sandbox', [picture]))).toEqual([
    'GET /api/v1/boards/: the body: array / image/png (real / sandbox)',
  ]);
});

test('does not compare ids of nodes, installed packages and the document of a server', () => {
  const packages = (...names: string[]) =>
    call('GET /api/v1/app/app_deps', 200, Object.fromEntries(names.map((name) => [name, '1.0'])));
  const session = (id: string) =>
    call('GET /api/v1/queue/{queue_id}/i/{item_id}', 200, { session: { results: { [id]: { type: 'x' } } } });
  const document = (id: string) => call('GET /openapi.json', 200, { [id]: 1 });
  const [a, b] = [
    [packages('torch'), session('a'), document('a')],
    [packages('sharp', 'hono'), session('b'), document('b')],
  ];
  expect(compareWebRuns(run('real', a), run('sandbox', b))).toEqual([]);
});

test('counts problems, except those with a known reason', () => {
  const lines: string[] = [];
  const aborted = 'POST /api/v1/client_state/{queue_id}/set_by_key: net::ERR_ABORTED';
  const problems: Problem[] = [
    { phase: 'reload', kind: 'failed request', text: aborted },
    { phase: 'boot', kind: 'failed request', text: aborted },
    { phase: 'boot', kind: 'page error', text: 'Object' },
  ];
  expect(reportProblems(run('sandbox', [], problems), (line) => lines.push(line))).toBe(2);
  expect(lines).toEqual([
    expect.stringMatching(/^sandbox, reload: failed request: POST .*ERR_ABORTED \(known: .+\)$/),
    `sandbox, boot: failed request: ${aborted}`,
    'sandbox, boot: page error: Object',
  ]);
});
