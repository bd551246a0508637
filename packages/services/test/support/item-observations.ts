import { QueueItem } from '@x/models/queue-item';

import type { Observation } from '../../src/internal/job/observation.js';
import type { NodeResult } from '../../src/internal/job/result.js';

export const failure = {
  nodeId: undefined,
  nodeType: undefined,
  errorType: 'E',
  errorMessage: 'no',
  traceback: undefined,
};
export const nodeFailure = { ...failure, nodeId: 'a', nodeType: 'add' };
export const nodeResult: NodeResult = { nodeId: 'a', preparedId: 'a-0', path: [], output: { type: 'integer_output' } };

/** The number of the latest change that the states of the table know; the observations have the next one. */
export const KNOWN = 1;
const NEXT = 2;

/** The job of the table. */
export const identity = { batchId: 'b', sessionId: 's' };
const event = { from: 'event', identity } as const;
const active = (status: string, sequence: number | null = NEXT) =>
  ({ ...event, type: 'active', status, sequence }) as const;
const asked = { from: 'poll', hadOutage: true } as const;
const poll = { ...asked, identity: { batchId: 'b', sessionId: undefined } } as const;
const ofAnotherBatch = { batchId: 'another', sessionId: 'another' };
const ofAnotherSession = { batchId: 'b', sessionId: 'another' };
const progress = {
  type: 'progress',
  nodeId: 'a',
  nodeType: 'add',
  message: '',
  percentage: null,
  preview: null,
} as const;

function load(status: string, changes: Partial<QueueItem> = {}) {
  const session = {
    id: 's',
    graph: { nodes: { a: { id: 'a', type: 'add' } }, edges: [] },
    results: status === 'completed' ? { 'a-0': nodeResult.output } : {},
    errors: status === 'failed' ? { 'a-0': 'E: no' } : {},
    prepared_source_mapping: { 'a-0': 'a' },
  };
  const about = { item_id: 1, queue_id: 'default', session_id: 's', batch_id: 'b', priority: 0, session };
  const times = { created_at: '', updated_at: '', started_at: '', status_sequence: NEXT };
  const error = { error_type: 'E', error_message: 'no' };
  const item = QueueItem.parse({ ...about, ...times, ...error, status, ...changes });
  return { from: 'load', type: 'item', item } as const;
}

/** The observations of the table of transitions, by their names there. */
export const observations = {
  'event: in_progress': active('in_progress'),
  'event: waiting': active('waiting'),
  'event: pending': active('pending'),
  'event: pending, without a number': active('pending', null),
  'event: pending, outdated': active('pending', KNOWN),
  'event: progress': { ...event, type: 'progress', progress },
  'event: node': { ...event, type: 'node', nodeType: 'add', result: nodeResult },
  'event: node failed': { ...event, type: 'node failed', failure: nodeFailure },
  'event: completed': { ...event, type: 'completed', itemId: 1, sessionId: 's', sequence: NEXT },
  'event: completed, outdated': { ...event, type: 'completed', itemId: 1, sessionId: 's', sequence: KNOWN },
  'event: failed': { ...event, type: 'failed', failure, sequence: NEXT },
  'event: failed, outdated': { ...event, type: 'failed', failure, sequence: KNOWN },
  'event: canceled': { ...event, type: 'canceled' },
  'event: of another batch': { ...event, identity: ofAnotherBatch, type: 'canceled' },
  'event: of another session': { ...event, identity: ofAnotherSession, type: 'canceled' },
  'event: redacted': { ...event, identity: { batchId: 'redacted', sessionId: 'redacted' }, type: 'canceled' },
  'poll: pending': { ...poll, type: 'active', status: 'pending' },
  'poll: pending, sent before the outage': { ...poll, hadOutage: false, type: 'active', status: 'pending' },
  'poll: in_progress': { ...poll, type: 'active', status: 'in_progress' },
  'poll: completed': { ...poll, type: 'ended', status: 'completed' },
  'poll: failed': { ...poll, type: 'ended', status: 'failed' },
  'poll: canceled before its start': { ...poll, type: 'canceled', hasStarted: false },
  'poll: canceled after its start': { ...poll, type: 'canceled', hasStarted: true },
  'poll: of another batch': { ...poll, identity: ofAnotherBatch, type: 'canceled', hasStarted: true },
  'poll: missing': { ...asked, type: 'missing' },
  'poll: unreadable': { ...asked, type: 'unreadable' },
  'load: in_progress': load('in_progress'),
  'load: pending, outdated': load('pending', { status_sequence: KNOWN }),
  'load: completed': load('completed'),
  'load: failed': load('failed'),
  'load: canceled before its start': load('canceled', { started_at: null }),
  'load: canceled after its start': load('canceled'),
  'load: of another batch': load('completed', { batch_id: 'another' }),
  'load: of another session': load('completed', { session_id: 'another' }),
  'load: missing': { from: 'load', type: 'missing' },
  'load: unreadable': { from: 'load', type: 'unreadable', cause: 'broken' },
  'command: cancel requested': { from: 'command', type: 'cancel requested' },
  'command: cancel refused': { from: 'command', type: 'cancel refused' },
  'command: replaced': { from: 'command', type: 'replaced', identity: ofAnotherBatch },
  'command: not found': { from: 'command', type: 'not found' },
  'command: closed': { from: 'command', type: 'closed' },
  'connection: unreachable': { from: 'connection', type: 'unreachable' },
  'connection: given up': { from: 'connection', type: 'given up', cause: 'refused' },
} satisfies Readonly<Record<string, Observation>>;

/** The name of an observation in the table. */
export type ObservationName = keyof typeof observations;

export const isObservationName = (name: string): name is ObservationName => Object.hasOwn(observations, name);
