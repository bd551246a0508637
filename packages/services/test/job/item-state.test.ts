import { expect, expectTypeOf, test } from 'vitest';

import { type ItemState, initialState, observe } from '../../src/internal/job/item-state.js';
import type { Observation } from '../../src/internal/job/observation.js';
import type { Ending } from '../../src/internal/job/outcome.js';
import {
  failure,
  identity,
  isObservationName,
  KNOWN,
  nodeFailure,
  nodeResult,
  type ObservationName,
  observations,
} from '../support/item-observations.js';
import { transitionRows } from '../support/transition-table.js';

const rows = transitionRows();
const statuses = ['pending', 'waiting', 'completed', 'failed'];

/** Returns the state that the table calls so. */
function stateOf(name: string): ItemState {
  if (name === 'settled(gone)') return { phase: 'settled', identity, status: 'pending', ending: { status: 'gone' } };
  const [phase, ...facts] = name.split(' ');
  if (phase !== 'tracked' && phase !== 'loading') throw new TypeError(`no such state: ${name}`);
  const has = (fact: string): boolean => facts.includes(`+${fact}`);
  return Object.freeze({
    phase,
    identity: has('unnamed') ? { batchId: 'b', sessionId: undefined } : identity,
    nodeCount: 1,
    status: statuses.find(has) ?? (has('started') ? 'in_progress' : 'pending'),
    sequence: KNOWN,
    hasStarted: has('started'),
    results: has('results') ? [nodeResult] : [],
    failure: has('failure(node)') ? nodeFailure : has('failure') ? failure : undefined,
    isCancelRequested: has('cancel'),
    hadOutage: has('outage'),
    isUnconfirmed: has('unconfirmed'),
  });
}

/** Returns the name of a state in the table, its facts in the order of the alphabet. */
function nameOf(state: ItemState): string {
  if (state.phase === 'settled') return `settled(${nameOfEnding(state.ending)})`;
  const usual = state.hasStarted ? 'in_progress' : 'pending';
  const facts = [
    state.identity.sessionId === undefined && '+unnamed',
    state.hasStarted && '+started',
    state.status !== usual && `+${state.status}`,
    state.results.length === state.nodeCount && '+results',
    state.failure && (state.failure.nodeId === undefined ? '+failure' : '+failure(node)'),
    state.isCancelRequested && '+cancel',
    state.hadOutage && '+outage',
    state.isUnconfirmed && '+unconfirmed',
  ];
  return sorted([state.phase, ...facts.filter((fact) => typeof fact === 'string')].join(' '));
}

function nameOfEnding(ending: Ending): string {
  if (ending.status === 'canceled') return `canceled by ${ending.by}`;
  if (ending.status === 'gone' && ending.replacement) return 'replaced';
  return ending.status === 'failed' && ending.failure.nodeId === 'a' ? 'failed in node' : ending.status;
}

function sorted(name: string): string {
  const [phase, ...facts] = name.split(/ (?=\+)/);
  return [phase, ...facts.sort()].join(' ');
}

function observed(name: string): Observation {
  if (!isObservationName(name)) throw new TypeError(`no such observation: ${name}`);
  return observations[name];
}

test.each(rows.filter(({ observation }) => observation !== 'any'))(
  '$state, $observation -> $next, as the table says',
  ({ state, observation, next, emits, requests }) => {
    const found = observe(stateOf(state), observed(observation));
    expect({
      next: nameOf(found.state),
      emits: found.emit.map(({ type }) => type).join(', '),
      requests: found.fetch ?? '',
    }).toEqual({ next: sorted(next), emits, requests });
  },
);

test.each(Object.keys(observations))('a settled item does not change: %s', (observation) => {
  const settled = stateOf('settled(gone)');
  expect(rows).toContainEqual({
    state: nameOf(settled),
    observation: 'any',
    next: nameOf(settled),
    emits: '',
    requests: '',
  });
  const { state, emit, fetch } = observe(settled, observed(observation));
  expect(state).toBe(settled);
  expect([emit, fetch]).toEqual([[], undefined]);
});

test.each(['tracked', 'loading'])('the table has a row for each kind of observation of a %s item', (phase) => {
  const kind = ({ from, type }: Observation): string => `${from}: ${type}`;
  const inTable = rows.filter(({ state }) => state.startsWith(phase)).map(({ observation }) => observed(observation));
  expect(new Set(inTable.map(kind))).toEqual(new Set(Object.values(observations).map(kind)));
  // There is an example of each kind.
  expectTypeOf<Kind<(typeof observations)[ObservationName]>>().toEqualTypeOf<Kind<Observation>>();
});

type Names = { readonly from: string; readonly type: string };
type Kind<Of extends Names> = Of extends Names ? `${Of['from']}: ${Of['type']}` : never;

test.each(['poll: pending', 'command: cancel refused', 'event: pending, outdated'])(
  'an observation that changes nothing returns the same state, so that thousands of items share one: %s',
  (observation) => {
    const state = stateOf('tracked');
    expect(observe(state, observed(observation)).state).toBe(state);
  },
);

test('an item of which nothing is known is pending', () => {
  expect(initialState('b', 2)).toEqual({ ...stateOf('tracked +unnamed'), nodeCount: 2, sequence: -1 });
  expect(initialState('b').nodeCount).toBeUndefined();
  expect(Object.isFrozen(initialState('b'))).toBe(true);
});

test('the status of a settled item is its last known one when it is gone or lost', () => {
  const running = stateOf('tracked +started');
  const statuses = ['command: closed', 'command: not found', 'event: canceled'].map(
    (name) => observe(running, observed(name)).state.status,
  );
  expect(statuses).toEqual(['in_progress', 'in_progress', 'canceled']);
});

test('a job that was replaced knows which one was expected, and which one was found', () => {
  const { state } = observe(stateOf('tracked'), observed('load: of another session'));
  expect(state).toMatchObject({
    identity,
    ending: { replacement: { expected: identity, found: { batchId: 'b', sessionId: 'another' } } },
  });
});
