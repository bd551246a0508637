import { parseExactJson } from '../exact-json.js';
import { isRecord } from '../is-record.js';

/**
 * A packet of a server of socket.io, protocol version 5 (https://socket.io/docs/v4/socket-io-protocol/):
 * - `connect`: it accepts the client
 * - `refuse`: it does not, and may say why
 * - `disconnect`: it ends the connection
 * - `event`: an event and its first argument
 * - `acknowledge`: it has received the event of this number
 */
export type ServerPacket =
  | { readonly type: 'connect' | 'disconnect' }
  | { readonly type: 'refuse'; readonly message: unknown }
  | { readonly type: 'event'; readonly name: string; readonly payload: unknown }
  | { readonly type: 'acknowledge'; readonly id: number };

/** The type, the number of attachments, the namespace, the number of an event, and JSON. */
const format = /^(\d)(?:(\d+)-)?(?:(\/[^,]*)(?:,|$))?(\d+)?(.*)$/s;

/**
 * Returns what a message says, or `undefined` for what is not for this client: another namespace, and events with
 * attachments, which InvokeAI does not send. Throws when it is no packet. No error quotes the message.
 */
export function decodePacket(message: unknown): ServerPacket | undefined {
  if (typeof message === 'object') return undefined; // an attachment
  const [, type, , namespace = '/', id, text = ''] = format.exec(String(message)) ?? [];
  if (type !== undefined && namespace !== '/') return undefined;
  switch (type) {
    case '0': {
      const data = parse(text, 'a connect packet');
      if (isRecord(data) && typeof data['sid'] === 'string') return { type: 'connect' };
      throw new Error('received a connect packet without an id: the server speaks another version of socket.io');
    }
    case '1':
      return { type: 'disconnect' };
    case '2':
      return decodeEvent(parse(text, 'an event'));
    case '3':
    case '6':
      if (!Array.isArray(parse(text, 'an acknowledgement')))
        throw new Error('received an acknowledgement without a list');
      return { type: 'acknowledge', id: Number(id) };
    case '4':
      return { type: 'refuse', message: messageIn(text) };
    case '5':
      return undefined;
    default:
      throw new Error('received a message that is no packet of socket.io');
  }
}

function decodeEvent(data: unknown): ServerPacket {
  const [name, payload]: unknown[] = Array.isArray(data) ? data : [];
  if (typeof name !== 'string') throw new Error('received an event without a name');
  return { type: 'event', name, payload };
}

/** A refusal counts, however it is written. */
function messageIn(text: string): unknown {
  try {
    const data: unknown = JSON.parse(text);
    return isRecord(data) ? data['message'] : data;
  } catch {
    return undefined;
  }
}

/** What HTTP refuses, such as a value that is too deep, is read as it can be: one event is no reason to disconnect. */
function parse(text: string, subject: string): unknown {
  try {
    return parseExactJson(text, refuse);
  } catch (error) {
    if (error === refused) return JSON.parse(text);
    throw new Error(`received ${subject} that is not JSON`); // the parser's message quotes the text
  }
}

const refused = new Error('no program can hold this value');
function refuse(): never {
  throw refused;
}

/** Returns the packet that asks a server to accept this client. */
export const connectPacket = (auth: object): string => `0${JSON.stringify(auth)}`;

/** The packet that ends the connection. */
export const disconnectPacket = '1';

/** Returns the packet of an event that the server acknowledges under this number. */
export const eventPacket = (id: number, name: string, payload: object): string =>
  `2${id}${JSON.stringify([name, payload])}`;
