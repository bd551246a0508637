import { isRecord } from '../is-record.js';

/** The most characters, or bytes, of one websocket message or one response to a poll. */
export const maxMessage = 2 ** 26;
/** The most milliseconds that a timer can wait; with more it fires at once. */
const longestTimeout = 2 ** 31 - 1;

interface EnginePacket {
  readonly type: string;
}

/**
 * Returns a function that checks the packets of one connection, in order, before the engine.io client reads them. It
 * throws at a packet that the client would take without a check: the client fails outside every handler, or waits for
 * a timer of NaN milliseconds.
 */
export function createPacketCheck(): <P extends EnginePacket & { data?: unknown }>(packet: P) => P {
  let isOpen = false;
  return (packet) => {
    if (packet.type === 'error') throw new Error('received something that is no packet of engine.io');
    if (isOpen !== (packet.type !== 'open')) {
      throw new Error(isOpen ? 'received a second handshake' : `received a ${packet.type} before the handshake`);
    }
    isOpen = true;
    return packet.type === 'open' ? { ...packet, data: checkHandshake(packet.data) } : packet;
  };
}

/** Returns the handshake with what the client needs of it. */
function checkHandshake(text: unknown): string {
  const { sid, pingInterval, pingTimeout, maxPayload } = parseRecord(text);
  if (typeof sid !== 'string' || sid === '') throw new Error('received a handshake without an id');
  const isTimed = isTime(pingInterval) && isTime(pingTimeout);
  const total = isTimed ? pingInterval + pingTimeout : 0;
  if (!isTimed || total === 0 || total > longestTimeout) {
    throw new Error(
      'received a handshake whose pingInterval and pingTimeout are not milliseconds that a timer can wait',
    );
  }
  const payload = isTime(maxPayload) ? maxPayload : undefined;
  return JSON.stringify({ sid, upgrades: [], pingInterval, pingTimeout, maxPayload: payload });
}

const isTime = (value: unknown): value is number => typeof value === 'number' && value >= 0;

function parseRecord(text: unknown): Readonly<Record<string, unknown>> {
  const value = parseText(String(text));
  if (isRecord(value)) return value;
  throw new Error('received a handshake that is no JSON object');
}

/** Returns `undefined` for what is no JSON: the parser's own error quotes the text. */
function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
