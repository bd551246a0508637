import { record } from '../validation/record.js';

/** What each message of a client does, and the member of its payload that names the room. */
const requests = new Map<string, { readonly verb: RoomRequest['verb']; readonly member: string }>([
  ['subscribe_queue', { verb: 'join', member: 'queue_id' }],
  ['unsubscribe_queue', { verb: 'leave', member: 'queue_id' }],
  ['subscribe_bulk_download', { verb: 'join', member: 'bulk_download_id' }],
  ['unsubscribe_bulk_download', { verb: 'leave', member: 'bulk_download_id' }],
]);

interface RoomRequest {
  readonly verb: 'join' | 'leave';
  readonly room: string;
}

/** Returns what a message of a client asks for. The server fails on any other payload without a response. */
export function roomRequest(name: string, payload: unknown): RoomRequest | undefined {
  const request = requests.get(name);
  const room = request && record(payload)[request.member];
  return request && typeof room === 'string' ? { verb: request.verb, room } : undefined;
}
