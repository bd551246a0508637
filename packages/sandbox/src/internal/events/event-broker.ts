import type { EventName, EventPayload } from '@x/models/event';

import type { EventClient, EventConnection, SandboxEvent, SandboxEvents } from '../../events.js';
import type { EventFaultRule } from '../../fault.js';
import type { Bus, Told } from './event-bus.js';
import { schedule } from './fault-schedule.js';

interface Rule {
  readonly fault: EventFaultRule;
  readonly isDue: (told: Told | undefined) => boolean;
  isStruck: boolean;
}

interface Member {
  readonly client: EventClient;
  readonly rooms: Set<string>;
}

/** Passes on what happens to those who are connected, but for the faults that are due. */
export class Exchange implements SandboxEvents {
  readonly #members = new Set<Member>();
  /** They hear what is told in every room, and no connection of theirs can break. */
  readonly #listeners = new Set<(event: SandboxEvent) => void>();
  readonly #rules = new Set<Rule>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #held: Told[] = [];
  #isAlive = true;

  constructor(bus: Bus) {
    bus.listen((told) => (this.#rules.size === 0 ? this.#pass(told) : this.#receive(told)));
  }

  /** Returns what takes the rule away again. */
  add(rule: EventFaultRule, random: () => number): () => void {
    const { match = () => true } = rule;
    const matches = typeof match === 'string' ? ({ name }: SandboxEvent) => name === match : match;
    const isConnection = rule.kind === 'refuse-socket';
    const isMatch = (told: Told | undefined) => (told ? !isConnection && matches(told as SandboxEvent) : isConnection);
    const added = { fault: rule, isDue: schedule(rule, { random, matches: isMatch }), isStruck: false };
    this.#rules.add(added);
    return () => void this.#rules.delete(added);
  }

  /** Tells whether a connection may come about now. */
  admits(): boolean {
    return this.#isAlive && this.#due(undefined).length === 0;
  }

  connect(client: EventClient): EventConnection {
    if (!this.admits()) throw new Error('The connection was refused');
    return this.join(client);
  }

  /** Connects a client that was admitted. */
  join(client: EventClient): EventConnection {
    const member = { client, rooms: new Set<string>() };
    this.#members.add(member);
    return {
      enter: (room) => void member.rooms.add(room),
      leave: (room) => void member.rooms.delete(room),
      close: () => void this.#members.delete(member),
    };
  }

  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
    const hear = (event: SandboxEvent) => {
      if (event.name === name) listener(event.payload as EventPayload<N>);
    };
    this.#listeners.add(hear);
    return () => void this.#listeners.delete(hear);
  }

  /** Breaks every connection, and lets none come about until there is life again. */
  kill(): void {
    this.#isAlive = false;
    this.#cut();
    this.stop();
  }

  revive(): void {
    this.#isAlive = true;
  }

  /** Forgets what was still to be told. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#held.length = 0;
  }

  #due(told: Told | undefined): Rule[] {
    return [...this.#rules].filter(({ isDue }) => isDue(told));
  }

  #receive(told: Told): void {
    const due = this.#due(told);
    for (const rule of due) rule.isStruck = true;
    const isSilent = [...this.#rules].some(({ fault, isStruck }) => isStruck && fault.kind === 'silence-socket');
    const find = (kind: EventFaultRule['kind']) => due.find(({ fault }) => fault.kind === kind)?.fault;
    if (find('cut-socket')) this.#cut();
    if (isSilent || find('cut-socket') || find('drop-event')) return;
    const delay = find('delay-event');
    const times = find('duplicate-event') ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      if (delay?.kind === 'delay-event') this.#later(told, delay.milliseconds);
      else if (find('reorder-event')) this.#held.push(told);
      else this.#pass(told);
    }
  }

  #pass(told: Told): void {
    const { name, payload, room } = told;
    const event = { name, payload } as SandboxEvent;
    for (const listener of this.#listeners) listener(event);
    for (const { client, rooms } of this.#members) {
      if (room === undefined || rooms.has(room)) client.hear(event);
    }
    for (const held of this.#held.splice(0)) this.#pass(held);
  }

  #later(told: Told, milliseconds: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#pass(told);
    }, milliseconds);
    this.#timers.add(timer);
  }

  #cut(): void {
    const members = [...this.#members];
    this.#members.clear();
    for (const { client } of members) client.cut?.();
  }
}
