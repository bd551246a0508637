import type { EventName, EventPayload } from '@x/models/event';

import type { ConnectOptions, EventClient, EventConnection, SandboxEvent, SandboxEvents } from '../../events.js';
import type { EventFaultRule } from '../../fault.js';
import type { EventBus, RoomEvent } from './event-bus.js';
import { createFaultSchedule } from './fault-schedule.js';
import { ADMIN_ROOM, copiesOf, userRoom } from './recipients.js';
import { roomRequest } from './room-requests.js';

interface Rule {
  readonly fault: EventFaultRule;
  readonly isDue: (event: RoomEvent | undefined) => boolean;
  wasHit: boolean;
}

/** Who connects, and the number of passwords that the user had until then. */
interface Member {
  readonly client: EventClient;
  readonly rooms: Set<string>;
  readonly userId: string;
  readonly epoch: number;
}

/** Finds the users of connections. */
export interface SocketUsers {
  /** Returns the user of a token, or of none; undefined when the connection is to be refused. */
  connecting(token: string | undefined): SocketUser | undefined;
  /** Returns a user as it is now; undefined when there is none who may connect. */
  connected(userId: string): SocketUser | undefined;
}

interface SocketUser {
  readonly user_id: string;
  readonly is_admin: boolean;
  readonly token_epoch: number;
}

/** The message of the server to a client whose token it refuses. */
export const REJECTED = 'Connection rejected by server';

/** Delivers events to connected clients, changed by the faults that are due. */
export class EventBroker implements SandboxEvents {
  readonly #members = new Set<Member>();
  /** Listeners receive the events of all rooms and cannot be disconnected. */
  readonly #listeners = new Set<(event: SandboxEvent) => void>();
  readonly #rules = new Set<Rule>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #held: RoomEvent[] = [];
  #isAlive = true;

  readonly #users: SocketUsers;

  constructor(bus: EventBus, users: SocketUsers) {
    this.#users = users;
    bus.listen((event) => (this.#rules.size === 0 ? this.#deliver(event) : this.#receive(event)));
  }

  /** Adds a rule. Returns a function that removes it. */
  add(rule: EventFaultRule, random: () => number): () => void {
    const { match = () => true } = rule;
    const matches = typeof match === 'string' ? ({ name }: SandboxEvent) => name === match : match;
    const isConnection = rule.kind === 'refuse-socket';
    const isMatch = (event: RoomEvent | undefined) =>
      event ? !isConnection && matches(event as SandboxEvent) : isConnection;
    const added = { fault: rule, isDue: createFaultSchedule(rule, { random, matches: isMatch }), wasHit: false };
    this.#rules.add(added);
    return () => void this.#rules.delete(added);
  }

  /** Returns whether a connection is accepted now. */
  admits(): boolean {
    return this.#isAlive && this.#due(undefined).length === 0;
  }

  /** Returns whether a client with this token may connect. */
  accepts(token: string | undefined): boolean {
    return this.#users.connecting(token) !== undefined;
  }

  connect(client: EventClient, { token }: ConnectOptions = {}): EventConnection {
    if (!this.admits()) throw new Error('connection refused');
    return this.accept(client, token);
  }

  /** Connects a client that was admitted. Throws when its token is refused. */
  accept(client: EventClient, token: string | undefined): EventConnection {
    const user = this.#users.connecting(token);
    if (!user) throw new Error(REJECTED);
    const { user_id: userId, token_epoch: epoch, is_admin } = user;
    const member = { client, userId, epoch, rooms: new Set([userRoom(userId), 'workflows:shared']) };
    if (is_admin) member.rooms.add(ADMIN_ROOM);
    this.#members.add(member);
    const connection: EventConnection = {
      join: (room) => void member.rooms.add(room),
      leave: (room) => void member.rooms.delete(room),
      send: (name, payload) => {
        const request = roomRequest(name, payload);
        if (request) connection[request.verb](request.room);
        return request !== undefined;
      },
      close: () => void this.#members.delete(member),
    };
    return connection;
  }

  /** Applies the current rights of a user to the open connections: those of old passwords and closed accounts end. */
  reauthorize(userId: string): void {
    const user = this.#users.connected(userId);
    for (const member of [...this.#members].filter((each) => each.userId === userId)) {
      if (user?.token_epoch === member.epoch) member.rooms[user.is_admin ? 'add' : 'delete'](ADMIN_ROOM);
      else this.#disconnect(member);
    }
  }

  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
    const onEvent = (event: SandboxEvent) => {
      if (event.name === name) listener(event.payload as EventPayload<N>);
    };
    this.#listeners.add(onEvent);
    return () => void this.#listeners.delete(onEvent);
  }

  /** Breaks all connections and refuses new ones until `revive`. */
  kill(): void {
    this.#isAlive = false;
    this.#disconnectAll();
    this.stop();
  }

  revive(): void {
    this.#isAlive = true;
  }

  /** Drops the events that are delayed. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#held.length = 0;
  }

  #due(event: RoomEvent | undefined): Rule[] {
    return [...this.#rules].filter(({ isDue }) => isDue(event));
  }

  #receive(event: RoomEvent): void {
    const due = this.#due(event);
    for (const rule of due) rule.wasHit = true;
    const isSilent = [...this.#rules].some(({ fault, wasHit }) => wasHit && fault.kind === 'silence-socket');
    const find = (kind: EventFaultRule['kind']) => due.find(({ fault }) => fault.kind === kind)?.fault;
    if (find('cut-socket')) this.#disconnectAll();
    if (isSilent || find('cut-socket') || find('drop-event')) return;
    const delay = find('delay-event');
    const times = find('duplicate-event') ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      if (delay?.kind === 'delay-event') this.#deliverLater(event, delay.milliseconds);
      else if (find('reorder-event')) this.#held.push(event);
      else this.#deliver(event);
    }
  }

  #deliver(roomEvent: RoomEvent): void {
    const { name, payload } = roomEvent;
    for (const listener of this.#listeners) listener({ name, payload } as SandboxEvent);
    for (const copy of copiesOf(roomEvent)) {
      const isIn = (member: Member, rooms: readonly string[]) => rooms.some((room) => member.rooms.has(room));
      for (const member of this.#members) {
        const isMeant = copy.rooms === undefined || isIn(member, copy.rooms);
        if (isMeant && !isIn(member, copy.except ?? []))
          member.client.onEvent({ name, payload: copy.payload } as SandboxEvent);
      }
    }
    for (const held of this.#held.splice(0)) this.#deliver(held);
  }

  #deliverLater(roomEvent: RoomEvent, milliseconds: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#deliver(roomEvent);
    }, milliseconds);
    this.#timers.add(timer);
  }

  #disconnectAll(): void {
    for (const member of [...this.#members]) this.#disconnect(member);
  }

  #disconnect(member: Member): void {
    this.#members.delete(member);
    member.client.onDisconnect?.();
  }
}
