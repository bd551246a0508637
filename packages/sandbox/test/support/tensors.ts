import { writeFileSync } from 'node:fs';

/** Writes the part of a file of tensors that says what is in it. */
export function writeTensors(path: string, shapes: Readonly<Record<string, readonly number[]>>): void {
  const entries = Object.entries(shapes).map(([name, shape]) => [name, { dtype: 'F16', shape, data_offsets: [0, 0] }]);
  const header = Buffer.from(JSON.stringify(Object.fromEntries(entries)));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  writeFileSync(path, Buffer.concat([length, header]));
}
