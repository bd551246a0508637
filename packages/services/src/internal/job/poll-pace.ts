/** Milliseconds: an interval that is never too long while no events arrive, and while they do, the first silence to poll. */
const MINUTE = 60_000;

/** Milliseconds: the longest silence while events arrive. */
const LONGEST = 30 * MINUTE;

/** Milliseconds: how late the end may be noticed if its event was missed, where polls are frequent already. */
const LATE = 15_000;

/** What decides when the queue is polled next. */
export interface PaceFacts {
  /** Whether events arrive. */
  readonly isLive: boolean;
  /** Whether events may have been missed since the last poll. */
  readonly hasMissed: boolean;
  /** How many items are followed. */
  readonly total: number;
  /** How many of them have not ended. */
  readonly open: number;
}

/** Decides when thousands of items are polled: after silence while events arrive, else as often as progress suggests. */
export class PollPace {
  readonly #pollInterval: number;
  readonly #startedAt = performance.now();
  #polledAt = this.#startedAt;
  #heartbeat = MINUTE;
  /** The next interval after events may have been missed. */
  #gap: number;
  /** The longest interval while no events arrive. */
  #longest = MINUTE;
  #wasLive = false;
  /** When events stopped to arrive: a connection that breaks is back within seconds, as a rule. */
  #lostAt = Number.NEGATIVE_INFINITY;
  #open: number | undefined;
  /** When `#open` was the number of open items first. */
  #openAt = this.#startedAt;

  constructor(pollInterval: number) {
    this.#pollInterval = pollInterval;
    this.#gap = pollInterval;
  }

  /** Returns the milliseconds until the next poll; none or less: now. */
  untilPoll({ isLive, hasMissed, ...counts }: PaceFacts): number {
    const now = performance.now();
    const since = now - this.#polledAt;
    const rest = this.#rest(counts);
    if (this.#wasLive && !isLive) this.#lostAt = now;
    this.#wasLive = isLive;
    const sinceLost = Math.min(since, now - this.#lostAt);
    if (!isLive) return Math.min(Math.max(this.#pollInterval, rest), this.#longest) - sinceLost;
    if (hasMissed) return Math.min(this.#gap, Math.max(LATE, rest)) - since;
    return this.#heartbeat - Math.min(since, now - this.#openAt); // each end that an event reports confirms the events
  }

  /**
   * Notes a poll. Those that only confirm the events become rare. So do the others: a server that is too busy to respond
   * in time interrupts its events often, and until shortly before the end a poll only serves the progress.
   */
  notePoll({ isLive, hasMissed }: PaceFacts): void {
    const now = performance.now();
    const since = now - this.#polledAt;
    this.#polledAt = now;
    if (isLive) this.#longest = MINUTE;
    else if (since >= MINUTE) this.#longest = Math.min(this.#longest * 2, LONGEST);
    if (isLive && hasMissed) this.#gap = Math.min(this.#gap * 3, LONGEST);
    else if (isLive) this.#heartbeat = Math.min(this.#heartbeat * 3, LONGEST);
  }

  /** Most of the time that the rest will take, going by what has ended: so there are few polls, and the last is not late. */
  #rest({ total, open }: Pick<PaceFacts, 'open' | 'total'>): number {
    if (open !== this.#open) this.#openAt = performance.now();
    this.#open = open;
    const passed = this.#openAt - this.#startedAt;
    return open < total ? (0.9 * passed * open) / (total - open) : this.#polledAt - this.#startedAt;
  }
}
