import { isRecord, record } from '../validation/record.js';
import type { RoomEvent } from './event-bus.js';

/** The room of the administrators, in which each of them is. */
export const ADMIN_ROOM = 'admin';

/** The room of a user, in which each of the user's sockets is. */
export const userRoom = (userId: string): string => `user:${userId}`;

/** A copy of an event for those in one of its rooms, but not for those in the others. Nobody receives a copy twice. */
interface Copy {
  readonly payload: object;
  /** Without rooms it is for everybody. */
  readonly rooms?: readonly string[];
  readonly except?: readonly string[];
}

const REDACTED = 'redacted';

/** What others may not know about an item. */
const HIDDEN: Readonly<Record<string, unknown>> = {
  user_id: REDACTED,
  batch_id: REDACTED,
  session_id: REDACTED,
  origin: null,
  destination: null,
  error_type: null,
  error_message: null,
  error_traceback: null,
};

const HIDDEN_BATCH = { batch_id: REDACTED, origin: null, destination: null };

const HIDDEN_QUEUE = { item_id: null, session_id: null, batch_id: null, user_pending: null, user_in_progress: null };

/** Returns the copies of an event that the server sends. */
export function copiesOf({ name, payload, room }: RoomEvent): Copy[] {
  if (room !== undefined) return [{ payload, rooms: [room] }];
  const about = record(payload);
  const owner = typeof about['user_id'] === 'string' ? userRoom(about['user_id']) : undefined;
  switch (name) {
    case 'invocation_progress':
    case 'model_load_started':
    case 'model_load_complete':
      return [{ payload, rooms: owner === undefined ? [] : [owner] }];
    case 'queue_items_canceled':
      return copiesByOwner(about, 'canceled_item_ids');
    case 'queue_items_retried':
      return copiesByOwner(about, 'retried_item_ids');
    case 'queue_cleared':
      return owner === undefined ? [{ payload, rooms: [String(about['queue_id'])] }] : withRedacted(about, owner);
    case 'queue_item_status_changed':
    case 'batch_enqueued':
      return withRedacted(about, owner);
    case 'bulk_download_started':
    case 'bulk_download_complete':
    case 'bulk_download_error':
      return about['user_id'] === 'system'
        ? [{ payload, rooms: [String(about['bulk_download_id'])] }]
        : twice(payload, owner);
    case 'llm_task_progress':
    case 'llm_task_complete':
    case 'llm_task_error':
      return twice(payload, owner);
    default:
      // They show where models come from, and folders of the server.
      if (/^(model_install|download)_/.test(name)) return [{ payload, rooms: [ADMIN_ROOM] }];
      return [owner === undefined ? { payload } : { payload, rooms: [owner, ADMIN_ROOM] }];
  }
}

/** To the user and once more to the administrators: one who is both receives two. */
const twice = (payload: object, owner: string | undefined): Copy[] =>
  [owner, ADMIN_ROOM].flatMap((room) => (room === undefined ? [] : [{ payload, rooms: [room] }]));

/** The whole to the owner and the administrators, the rest to the others in the room of the queue. */
function withRedacted(about: Record<string, unknown>, owner: string | undefined): Copy[] {
  const full = [...(owner === undefined ? [] : [owner]), ADMIN_ROOM];
  const hidden = Object.entries(HIDDEN).filter(([name]) => Object.hasOwn(about, name));
  const { batch_status: batch, queue_status: queue } = about;
  const payload = {
    ...about,
    ...Object.fromEntries(hidden),
    ...(isRecord(batch) && { batch_status: { ...batch, ...HIDDEN_BATCH } }),
    ...(isRecord(queue) && { queue_status: { ...queue, ...HIDDEN_QUEUE } }),
  };
  return [
    { payload: about, rooms: full },
    { payload, rooms: [String(about['queue_id'])], except: full },
  ];
}

/** To each owner their own ids, to the administrators all of them, to the others in the room of the queue none. */
function copiesByOwner(about: Record<string, unknown>, member: string): Copy[] {
  const byUser = `${member}_by_user`;
  const owners = Object.entries(record(about[byUser]));
  const rooms = owners.map(([id]) => userRoom(id));
  const own = owners.map(([id, ids]) => ({
    payload: { ...about, [member]: ids, user_ids: [id], [byUser]: { [id]: ids } },
    rooms: [userRoom(id)],
    except: [ADMIN_ROOM],
  }));
  const none = { ...about, [member]: [], user_ids: [], [byUser]: {} };
  return [
    ...own,
    { payload: about, rooms: [ADMIN_ROOM] },
    { payload: none, rooms: [String(about['queue_id'])], except: [...rooms, ADMIN_ROOM] },
  ];
}
