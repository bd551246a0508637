import type { ServerEvent } from '../runner/events.js';
import type { Server } from '../runner/server.js';
import { sandboxServer } from '../servers/sandbox.js';
import { eventMutants } from './event-mutants.js';
import { imageMutants } from './image-mutants.js';
import { itemMutants } from './item-mutants.js';
import { listMutants } from './list-mutants.js';
import type { Mutant } from './mutant.js';
import { mutants } from './mutants.js';
import { queueMutants } from './queue-mutants.js';
import { refusalMutants } from './refusal-mutants.js';
import { timeMutants } from './time-mutants.js';

/** A sandbox with one fault. */
export interface FaultyServer extends Pick<Mutant, 'title' | 'scenario'> {
  /** Returns a new sandbox with the fault. */
  create(): Server;
}

const ofResponses = [
  ...mutants,
  ...queueMutants,
  ...timeMutants,
  ...listMutants,
  ...refusalMutants,
  ...imageMutants,
  ...itemMutants,
];

/** Sandboxes with one fault each: in their responses, or in their events. */
export const faultyServers: readonly FaultyServer[] = [
  ...ofResponses.map(({ respond, ...rest }) => ({
    ...rest,
    create: () => sandboxServer((fetch) => async (input, init) => respond(new Request(input, init), fetch)),
  })),
  ...eventMutants.map(({ emit, ...rest }) => ({ ...rest, create: () => emitting(sandboxServer(), emit) })),
];

function emitting(server: Server, emit: (event: ServerEvent) => readonly ServerEvent[]): Server {
  return { ...server, listen: (listener, queues) => server.listen((event) => emit(event).forEach(listener), queues) };
}
