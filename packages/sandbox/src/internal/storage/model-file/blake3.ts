/** BLAKE3, as its specification describes it: chunks of 1024 bytes, in blocks of 64, are the leaves of a binary tree. */
const IV = Uint32Array.of(
  ...[0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19],
);
const ORDER = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];
const ROUNDS = 7;
const CHUNK = 1_024;
const BLOCK = 64;
const [CHUNK_START, CHUNK_END, PARENT, ROOT] = [1, 2, 4, 8];

/** The message words in the order in which the rounds take them: each round permutes the order of the one before. */
const SCHEDULE = Uint8Array.of(
  ...Array.from({ length: ROUNDS })
    .reduce<number[][]>((rounds) => [...rounds, ORDER.map((from, index) => rounds.at(-1)?.[from] ?? index)], [])
    .flat(),
);

/** One block, and what it is compressed with. */
interface Input {
  readonly chaining: Uint32Array;
  readonly words: Uint32Array;
  readonly counter: number;
  readonly length: number;
  readonly flags: number;
}

/** Returns the hash of bytes in hexadecimal digits. */
export function blake3(bytes: Uint8Array): string {
  const root = nodeOf(bytes, 0);
  const words = compress({ ...root, counter: 0, flags: root.flags | ROOT });
  const digest = new DataView(new ArrayBuffer(32));
  for (const [index, word] of words.entries()) digest.setUint32(index * 4, word, true);
  return [...new Uint8Array(digest.buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Returns the last block of the tree of these bytes, whose first chunk has the number `counter`. */
function nodeOf(bytes: Uint8Array, counter: number): Input {
  if (bytes.length <= CHUNK) return lastBlock(bytes, counter);
  // The left half is the largest power of two of chunks that leaves something for the right one.
  const chunks = Math.ceil(bytes.length / CHUNK);
  const left = 2 ** Math.ceil(Math.log2(chunks) - 1);
  const words = new Uint32Array(16);
  words.set(compress(nodeOf(bytes.subarray(0, left * CHUNK), counter)), 0);
  words.set(compress(nodeOf(bytes.subarray(left * CHUNK), counter + left)), 8);
  return { chaining: IV, words, counter: 0, length: BLOCK, flags: PARENT };
}

/** Compresses all blocks of a chunk but the last one, which it returns. */
function lastBlock(bytes: Uint8Array, counter: number): Input {
  let chaining: Uint32Array = IV;
  let flags = CHUNK_START;
  let start = 0;
  for (; bytes.length - start > BLOCK; start += BLOCK) {
    const words = wordsOf(bytes.subarray(start, start + BLOCK));
    chaining = compress({ chaining, words, counter, length: BLOCK, flags });
    flags = 0;
  }
  const rest = bytes.subarray(start);
  return { chaining, words: wordsOf(rest), counter, length: rest.length, flags: flags | CHUNK_END };
}

function wordsOf(block: Uint8Array): Uint32Array {
  const words = new Uint32Array(16);
  for (let index = 0; index < block.length; index += 1) {
    words[index >> 2] = (words[index >> 2] ?? 0) | ((block[index] ?? 0) << ((index & 3) * 8));
  }
  return words;
}

/** The four words of the state that each step of a round mixes: its columns, then its diagonals. */
const STEPS = Uint8Array.of(
  ...[0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
  ...[0, 5, 10, 15, 1, 6, 11, 12, 2, 7, 8, 13, 3, 4, 9, 14],
);

function compress({ chaining, words, counter, length, flags }: Input): Uint32Array {
  const state = new Int32Array(16);
  state.set(chaining);
  state.set(IV.subarray(0, 4), 8);
  state.set([counter, Math.floor(counter / 2 ** 32), length, flags], 12);
  for (let next = 0; next < SCHEDULE.length; next += 2) {
    const step = (next % 16) * 2;
    const [ia, ib, ic, id] = [STEPS[step] ?? 0, STEPS[step + 1] ?? 0, STEPS[step + 2] ?? 0, STEPS[step + 3] ?? 0];
    let [a, b, c, d] = [state[ia] ?? 0, state[ib] ?? 0, state[ic] ?? 0, state[id] ?? 0];
    a = (a + b + (words[SCHEDULE[next] ?? 0] ?? 0)) | 0;
    d = rotate(d ^ a, 16);
    c = (c + d) | 0;
    b = rotate(b ^ c, 12);
    a = (a + b + (words[SCHEDULE[next + 1] ?? 0] ?? 0)) | 0;
    d = rotate(d ^ a, 8);
    c = (c + d) | 0;
    b = rotate(b ^ c, 7);
    state[ia] = a;
    state[ib] = b;
    state[ic] = c;
    state[id] = d;
  }
  const result = new Uint32Array(8);
  for (let index = 0; index < 8; index += 1) result[index] = (state[index] ?? 0) ^ (state[index + 8] ?? 0);
  return result;
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
