import type { HostileBehavior } from './hostile-server.js';

const separator = String.fromCharCode(30);

/** A handshake as the server sends it. */
export const handshake = (changes: object = {}): string =>
  `0${JSON.stringify({ sid: 'abc', upgrades: [], pingInterval: 25_000, pingTimeout: 20_000, maxPayload: 1e6, ...changes })}`;

/** The handshake, and the response to a client that connects. */
export const accepted: readonly string[] = [handshake(), '40{"sid":"def"}'];

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

/** Packets that no server may send, by what is wrong with them. */
export const hostilePackets: readonly (readonly [string, readonly string[]])[] = [
  ['an open packet that is null', ['0null']],
  ['an open packet that is a number', ['07']],
  ['an open packet that is a list', ['0[]']],
  ['an open packet of broken JSON', ['0{"sid":']],
  ['an empty open packet', ['0']],
  ['an open packet without an id', [handshake({ sid: undefined })]],
  ['an open packet with an object for an id', [handshake({ sid: {} })]],
  ['a deep open packet', [`0${deep}`]],
  ...[-1, 'soon', {}, null, undefined, true, [], 1e30, 2 ** 31].flatMap((value) => [
    [`a pingInterval of ${JSON.stringify(value)}`, [handshake({ pingInterval: value })]] as const,
    [`a pingTimeout of ${JSON.stringify(value)}`, [handshake({ pingTimeout: value })]] as const,
  ]),
  ['no time between pings', [handshake({ pingInterval: 0, pingTimeout: 0 })]],
  ['a second open packet', [...accepted, handshake()]],
  ['a ping before the open packet', ['2']],
  ['a message before the open packet', ['42["counted",{"count":1}]']],
  ['letters', ['hello']],
  ['nothing', ['']],
  ['an unknown type', ['9']],
  ['a web page', ['<!doctype html><title>login</title>']],
  ['letters after the handshake', [handshake(), 'xyz']],
  ['a message without a packet', [handshake(), '4']],
  ['a packet of an unknown type', [...accepted, '47']],
  ['a connect packet that is null', [handshake(), '40null']],
  ['a connect packet without an id', [handshake(), '40']],
  ['a connect packet with a number for an id', [handshake(), '40{"sid":7}']],
  ['a connect packet of broken JSON', [handshake(), '40{']],
  ['an error packet without a message', [handshake(), '44']],
  ['an error packet that is null', [handshake(), '44null']],
  ['an error packet that is a number', [handshake(), '447']],
  ['an error packet with an object for a message', [handshake(), '44{"message":{"toString":1}}']],
  ['an error packet of broken JSON', [handshake(), '44{']],
  ['an error packet after the connect packet', [...accepted, '44']],
  ['an event without a name', [...accepted, '42[]']],
  ['an event without data', [...accepted, '42']],
  ['an event whose name is null', [...accepted, '42[null]']],
  ['an event whose name is an object', [...accepted, '42[{"a":1},{}]']],
  ['an event that is an object', [...accepted, '42{"name":"counted"}']],
  ['an event that is null', [...accepted, '42null']],
  ['an event of broken JSON', [...accepted, '42["counted",{']],
  ['an acknowledgement that is no list', [...accepted, '430{}']],
  ['an acknowledgement of broken JSON', [...accepted, '430[']],
];

/** Packets that are strange, but that a connection survives. */
export const strangePackets: readonly (readonly [string, readonly string[]])[] = [
  ['a second connect packet', ['40{"sid":"ghi"}', '40{"sid":"jkl"}']],
  ['an event that wants an acknowledgement', ['427["counted",{"count":-1}]']],
  ['an event without a payload', ['42["counted"]']],
  ['events named as members of an object', ['42["__proto__",{}]', '42["constructor",{}]', '42["toString",{}]']],
  ['events named as those of the library', ['42["connect",{}]', '42["disconnect",{}]', '42["error",{}]']],
  ['a deep event', [`42["counted",${deep}]`]],
  ['an acknowledgement that nobody waits for', ['4399[]', '4399999999999999999999999[]', '43[]']],
  ['a binary event that is never complete', ['451-["counted",{"_placeholder":true,"num":0}]']],
  ['attachments without an event', ['bAAAA', 'b!!!!']],
  ['another namespace', ['42/admin,["counted",{"count":-1}]', '41/admin,', '44/admin,{"message":"no"}']],
  ['noops and pongs', ['6', '3', '3probe', '6x']],
  ['pings', ['2', '2', '2probe']],
];

/** A server that sends these packets over every websocket, and keeps it open. */
export const byWebSocket = (packets: readonly (string | Uint8Array)[]): HostileBehavior => ({
  onWebSocket: (send) => packets.forEach(send),
});

/** A server that responds with these packets to the first poll of each client, and never to the next. */
export const byPolling = (packets: readonly string[]): HostileBehavior => ({
  onPoll(response, count) {
    if (count % 2 === 0) response.end(packets.join(separator));
  },
});
