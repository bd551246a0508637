import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The part of a file that says what its model is: here a textual inversion. */
const header = Buffer.from(JSON.stringify({ emb_params: { dtype: 'F32', shape: [1, 768], data_offsets: [0, 0] } }));

const folder = mkdtempSync(join(tmpdir(), 'x-repositories-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** The path of a file of a model that a sandbox recognises. */
export const modelFile = join(folder, 'model.safetensors');

const length = Buffer.alloc(8);
length.writeBigUInt64LE(BigInt(header.length));
writeFileSync(modelFile, Buffer.concat([length, header]));
