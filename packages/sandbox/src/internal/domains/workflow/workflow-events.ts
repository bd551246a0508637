import type { SandboxState } from '../../engine/sandbox-state.js';
import type { EventBus } from '../../events/event-bus.js';

interface Saved {
  readonly workflow_id: string;
  readonly user_id: string;
  readonly is_public: boolean;
}

/** The room of every user, for what is shared with all. */
const SHARED = 'workflows:shared';

/**
 * Emits what happens to workflows. With several users the owner, the administrators and, if it is shared, all users get
 * a copy each: an owner who is an administrator gets up to three.
 */
export class WorkflowEvents {
  readonly #bus: EventBus;
  readonly #isMultiUser: boolean;

  constructor({ bus, authenticator }: Pick<SandboxState, 'bus' | 'authenticator'>) {
    this.#bus = bus;
    this.#isMultiUser = authenticator.isMultiUser;
  }

  created({ workflow_id, user_id, is_public }: Saved): void {
    for (const room of this.#roomsOf(user_id, is_public))
      this.#bus.emit('workflow_created', { workflow_id, user_id, is_public }, room);
  }

  /** The server emits it also where nothing changed. */
  updated(before: Saved, { workflow_id, user_id, is_public }: Saved): void {
    const change = { old_is_public: before.is_public, new_is_public: is_public };
    for (const room of this.#roomsOf(user_id, is_public))
      this.#bus.emit('workflow_updated', { workflow_id, user_id, ...change }, room);
    if (this.#isMultiUser && before.is_public && !is_public)
      this.#bus.emit('workflow_access_revoked', { workflow_id, user_id }, SHARED);
  }

  deleted({ workflow_id, user_id, is_public }: Saved): void {
    for (const room of this.#roomsOf(user_id, is_public))
      this.#bus.emit('workflow_deleted', { workflow_id, user_id, is_public }, room);
  }

  #roomsOf(userId: string, isPublic: boolean): (string | undefined)[] {
    if (!this.#isMultiUser) return [undefined];
    return [`user:${userId}`, 'admin', ...(isPublic ? [SHARED] : [])];
  }
}
