import type { QueueItem, QueueItemStatus } from '@x/models/queue-item';

import type { CancelCause, JobIdentity, JobReplacement, NodeFailure } from '../../errors.js';
import type { JobEvent } from './events/event.js';
import { identityOf, isSameJob } from './identity.js';
import type {
  CommandObservation,
  ConnectionObservation,
  EventObservation,
  LoadObservation,
  Observation,
  PollObservation,
} from './observation.js';
import { type Ending, failureOf, resultsOf } from './outcome.js';
import type { NodeResult } from './result.js';

/** What is known of an item that has no outcome yet. */
interface OpenFacts {
  /** The job. Its session is known from the first event, or from the whole item. */
  readonly identity: JobIdentity;
  /** How many results of nodes are complete; `undefined` when the graph does not say. */
  readonly nodeCount: number | undefined;
  readonly status: QueueItemStatus;
  /** The number of the latest change of `status`; -1 before the first, and before InvokeAI 6.13. */
  readonly sequence: number;
  readonly hasStarted: boolean;
  /** From events, in their order. */
  readonly results: readonly NodeResult[];
  /** Why it failed, as the events say. The item itself says as much, if it is still there. */
  readonly failure: NodeFailure | undefined;
  readonly isCancelRequested: boolean;
  /** The server was unreachable after the item was last polled. */
  readonly hadOutage: boolean;
  /** The last request did not find the item, or could not read it. One response may be wrong; two in a row are not. */
  readonly isUnconfirmed: boolean;
}

/** Followed by its events, and polled. */
export type TrackedState = OpenFacts & { readonly phase: 'tracked' };
/** It has ended, or a list cannot show it: the whole item is requested. */
type LoadingState = OpenFacts & { readonly phase: 'loading' };
/** It has its outcome. Nothing changes this state. */
interface SettledState {
  readonly phase: 'settled';
  readonly identity: JobIdentity;
  readonly status: QueueItemStatus;
  readonly ending: Ending;
}

type OpenState = TrackedState | LoadingState;
export type ItemState = OpenState | SettledState;

/** What follows from an observation. */
export interface Transition {
  readonly state: ItemState;
  /** In order. */
  readonly emit: readonly JobEvent[];
  /** `item`: request the whole item. `again`: repeat the request after a pause, for this item is unconfirmed. */
  readonly fetch?: 'again' | 'item' | undefined;
}

const NO_EVENTS: readonly JobEvent[] = [];
const NO_RESULTS: readonly NodeResult[] = [];

/** Returns the state of an item of which only its batch is known. Items may share it. */
export function initialState(batchId: string, nodeCount?: number): TrackedState {
  return Object.freeze<TrackedState>({
    phase: 'tracked',
    identity: Object.freeze({ batchId, sessionId: undefined }),
    nodeCount,
    status: 'pending',
    sequence: -1,
    hasStarted: false,
    results: NO_RESULTS,
    failure: undefined,
    isCancelRequested: false,
    hadOutage: false,
    isUnconfirmed: false,
  });
}

/** Returns the state of an item after an observation, and what follows from it. */
export function observe(state: ItemState, observation: Observation): Transition {
  if (state.phase === 'settled') return to(state);
  switch (observation.from) {
    case 'event':
      // An event decides nothing about whose item this is: it may be redacted.
      if (!isSameJob(state.identity, observation.identity)) return suspect(state);
      return observeEvent(learn(state, observation.identity), observation);
    case 'poll':
      if ('identity' in observation && !isSameJob(state.identity, observation.identity)) {
        return replace(state, observation.identity);
      }
      return observePoll(state, observation);
    case 'load':
      return observeLoad(state, observation);
    case 'command':
      return observeCommand(state, observation);
    case 'connection':
      return observeConnection(state, observation);
  }
}

function observeEvent(state: OpenState, event: EventObservation): Transition {
  switch (event.type) {
    case 'active':
      if (isOutdated(state, event.sequence) || isEnded(state.status)) return to(state);
      return change(state, event.status, event.sequence);
    case 'progress':
      return start(state, event.progress);
    case 'node':
      return addResult(state, event.result, event.nodeType);
    case 'node failed':
      if (state.status === 'failed') return settle(state, { status: 'failed', failure: event.failure });
      return to(update(state, { failure: event.failure }));
    case 'completed':
      if (isOutdated(state, event.sequence)) return to(state);
      if (state.results.length !== state.nodeCount) return load(state, 'completed', event.sequence);
      return settle(state, {
        status: 'completed',
        result: { itemId: event.itemId, sessionId: event.sessionId, results: state.results },
      });
    case 'failed':
      if (isOutdated(state, event.sequence)) return to(state);
      if (state.status === 'failed') return to(update(state, { failure: state.failure ?? event.failure }));
      if (state.failure) return settle(state, { status: 'failed', failure: state.failure });
      return load(update(state, { failure: event.failure }), 'failed', event.sequence); // which knows the node
    case 'canceled':
      return settle(state, { status: 'canceled', by: state.isCancelRequested ? 'handle' : 'external' });
  }
}

function observePoll(state: OpenState, poll: PollObservation): Transition {
  const hadOutage = state.hadOutage && !poll.hadOutage; // one that began after the request was sent is not over
  const found = update(state, { hadOutage, isUnconfirmed: false });
  switch (poll.type) {
    case 'active':
      return isEnded(state.status) ? to(found) : change(found, poll.status, null);
    case 'ended':
      return load(found, poll.status, null);
    case 'canceled':
      return settle(state, { status: 'canceled', by: cancelCause(state, poll.hasStarted) });
    case 'missing':
      return state.isUnconfirmed ? settle(state, goneOf(state)) : unconfirm(update(state, { hadOutage }));
    case 'unreadable':
      return load(update(state, { hadOutage }), state.status, null); // on its own it may be readable
  }
}

function observeLoad(state: OpenState, response: LoadObservation): Transition {
  switch (response.type) {
    case 'item': {
      const { item } = response;
      const identity = identityOf(item);
      if (!isSameJob(state.identity, identity)) return replace(state, identity);
      const known = learn(state, identity);
      const ending = endingOf(item, cancelCause(state, item.started_at !== null));
      return ending ? settle(known, ending) : reopen(known, item);
    }
    case 'missing':
      return state.isUnconfirmed ? settle(state, goneOf(state)) : unconfirm(state);
    case 'unreadable':
      if (!state.isUnconfirmed) return unconfirm(state);
      return settle(state, { status: 'lost', reason: 'unreadable', cause: response.cause });
  }
}

function observeCommand(state: OpenState, command: CommandObservation): Transition {
  switch (command.type) {
    case 'cancel requested':
      return to(update(state, { isCancelRequested: true }));
    case 'cancel refused':
      return to(update(state, { isCancelRequested: false }));
    case 'replaced':
      return replace(state, command.identity);
    case 'not found':
      return settle(state, goneOf(state));
    case 'closed':
      return settle(state, { status: 'lost', reason: 'closed' });
  }
}

function observeConnection(state: OpenState, observation: ConnectionObservation): Transition {
  switch (observation.type) {
    case 'unreachable':
      return to(update(state, { hadOutage: true }));
    case 'given up':
      return settle(state, { status: 'lost', reason: 'unreachable', cause: observation.cause });
  }
}

const to = (state: ItemState, emit = NO_EVENTS): Transition => ({ state, emit });

/** Returns the same state where nothing changes, so that thousands of items can share one. */
function update(state: OpenState, changes: Partial<OpenFacts & Pick<OpenState, 'phase'>>): OpenState {
  const known: Partial<OpenState> = state;
  const isSame = Object.entries(changes).every(([key, value]) => known[key as keyof OpenState] === value);
  return isSame ? state : { ...state, ...changes };
}

/** Takes over the session. */
const learn = (state: OpenState, identity: JobIdentity): OpenState =>
  state.identity.sessionId === undefined && identity.sessionId !== undefined ? update(state, { identity }) : state;

/** Something was said of another item with this id: the whole item says who has it. */
const suspect = (state: OpenState): Transition =>
  state.phase === 'loading' ? to(state) : load(state, state.status, null);

/** Another item has the id. */
const replace = (state: OpenState, found: JobIdentity): Transition =>
  settle(state, goneOf(state, { expected: state.identity, found }));

const isOutdated = (state: OpenState, sequence: number | null): boolean =>
  sequence !== null && sequence <= state.sequence;

const isEnded = (status: QueueItemStatus): boolean => status === 'completed' || status === 'failed';

/** Takes a status over. One without a number may be older than the events: it does not make an item wait again. */
function change(state: OpenState, status: QueueItemStatus, sequence: number | null): Transition {
  const isOlder = sequence === null && status === 'pending' && state.hasStarted;
  const next = update(state, { status: isOlder ? state.status : status, sequence: sequence ?? state.sequence });
  return status === 'in_progress' ? start(next) : to(next);
}

/** Emits that the item has started, the first time, and then another event. */
function start(state: OpenState, ...emit: readonly JobEvent[]): Transition {
  if (state.hasStarted) return to(state, emit);
  const status = state.status === 'pending' ? 'in_progress' : state.status;
  return to(update(state, { hasStarted: true, status }), [{ type: 'started' }, ...emit]);
}

// `concat` and not a spread, which would reserve room for sixteen more results.
function addResult(state: OpenState, result: NodeResult, nodeType: string): Transition {
  if (state.results.some(({ preparedId }) => preparedId === result.preparedId)) return to(state);
  const { nodeId, output } = result;
  return start(update(state, { results: state.results.concat(result) }), { type: 'node', nodeId, nodeType, output });
}

function load(state: OpenState, status: QueueItemStatus, sequence: number | null): Transition {
  const next = update(state, { phase: 'loading', status, sequence: sequence ?? state.sequence });
  return { ...to(next), fetch: 'item' };
}

const unconfirm = (state: OpenState): Transition => ({ ...to(update(state, { isUnconfirmed: true })), fetch: 'again' });

/** The whole item shows that it has not ended: it is followed on. */
function reopen(state: OpenState, { status, status_sequence: sequence }: QueueItem): Transition {
  const known = isEnded(state.status) ? status : state.status;
  const open = update(state, { phase: 'tracked', status: known, isUnconfirmed: false });
  return isOutdated(open, sequence) ? to(open) : change(open, status, sequence);
}

function settle(state: OpenState, ending: Ending): Transition {
  const status = ending.status === 'gone' || ending.status === 'lost' ? state.status : ending.status;
  return to({ phase: 'settled', identity: state.identity, status, ending }, [
    { type: 'finished', status: ending.status },
  ]);
}

const goneOf = ({ failure }: OpenState, replacement?: JobReplacement): Ending =>
  failure ? { status: 'failed', failure } : { status: 'gone', replacement };

/** A server that restarts cancels what was running and sends no event of it. */
function cancelCause({ isCancelRequested, hadOutage }: OpenState, hasStarted: boolean): CancelCause {
  if (isCancelRequested) return 'handle';
  return hadOutage && hasStarted ? 'restart' : 'external';
}

function endingOf(item: QueueItem, by: CancelCause): Ending | undefined {
  switch (item.status) {
    case 'completed':
      return {
        status: 'completed',
        result: { itemId: item.item_id, sessionId: item.session_id, results: resultsOf(item.session) },
      };
    case 'failed':
      return { status: 'failed', failure: failureOf(item) };
    case 'canceled':
      return { status: 'canceled', by };
    default:
      return undefined;
  }
}
