import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, parse, sep } from 'node:path';

import { isRecord } from '../../validation/record.js';
import { blake3 } from './blake3.js';

/** What the server takes for the file of a model. */
const EXTENSIONS = ['.bin', '.ckpt', '.gguf', '.onnx', '.pt', '.pth', '.safetensors'];
const HASHED = ['.ckpt', '.safetensors', '.bin', '.pt', '.pth'];
const CONFIGS = ['config.json', 'model_index.json'];
const MOST_FILES = 50;
const DEEPEST = 2;

export const isFolder = (path: string): boolean => statSync(path).isDirectory();

/** Returns the bytes of a file, or of all files in a folder. */
export const bytesOf = (path: string): number => sizeOf(path, (entry) => entry.isFile());

/** Returns the size that the record of a model has: that of a folder includes those of the folders in it. */
export const recordedSizeOf = (path: string): number => sizeOf(path, () => true);

function sizeOf(path: string, counts: (entry: Dirent) => boolean): number {
  if (!isFolder(path)) return statSync(path).size;
  return entriesIn(path)
    .filter(counts)
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

const entriesIn = (path: string): Dirent[] => readdirSync(path, { withFileTypes: true, recursive: true });

/** Returns the hash of a model: that of a folder is the hash of the hashes of its files. */
export function hashOf(path: string): string {
  if (!isFolder(path)) return `blake3:${blake3(readFileSync(path))}`;
  const files = entriesIn(path)
    .filter((entry) => entry.isFile() && HASHED.some((end) => entry.name.endsWith(end)))
    .map((entry) => join(entry.parentPath, entry.name).split(sep))
    .sort(byParts);
  const hashes = files.map((parts) => blake3(readFileSync(parts.join(sep))));
  return `blake3:${blake3(new TextEncoder().encode(hashes.join('')))}`;
}

function byParts(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((part, position) => part !== b[position]);
  const [left = '', right = ''] = [a[index], b[index]];
  return left < right ? -1 : Number(left > right);
}

/** Returns an object in a JSON file; `undefined` when there is none. */
export function readObject(path: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Returns why a path cannot be a model, in the server's words; `undefined` when it may be one. */
export function reasonAgainst(path: string): string | undefined {
  const known = EXTENSIONS.join(', ');
  if (!isFolder(path)) {
    const { ext } = parse(path);
    if (EXTENSIONS.includes(ext.toLowerCase())) return undefined;
    return `File extension ${ext} is not a recognized model format. Expected one of: ${known}`;
  }
  if (CONFIGS.some((name) => isMarker(name, readObject(join(path, name))))) return undefined;
  if (countFiles(path) > MOST_FILES) {
    const advice = 'Please provide a path to a specific model file or model directory.';
    return `Directory contains more than ${MOST_FILES} files. ${advice}`;
  }
  if (hasModelFile(path, 0)) return undefined;
  const wanted = `Expected to find model files with extensions: ${known} or config files: ${CONFIGS.join(', ')}`;
  return `No model files or config files found in directory ${path}. ${wanted}`;
}

/** A configuration says which class it is for. */
const isMarker = (name: string, config: Readonly<Record<string, unknown>> | undefined): boolean =>
  config !== undefined &&
  (name === 'model_index.json'
    ? typeof config['_class_name'] === 'string'
    : ['_class_name', 'architectures', 'model_type'].some((key) => key in config));

const countFiles = (path: string): number =>
  entriesIn(path).filter((entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes(`${sep}.`)).length;

function hasModelFile(path: string, depth: number): boolean {
  if (depth > DEEPEST) return false;
  return readdirSync(path, { withFileTypes: true }).some((entry) =>
    entry.isDirectory()
      ? hasModelFile(join(path, entry.name), depth + 1)
      : EXTENSIONS.includes(parse(entry.name).ext.toLowerCase()),
  );
}

/** What a scan takes for a model: a folder with one of these files, or a file with one of these extensions. */
const MARKERS = [
  ...['config.json', 'model_index.json', 'learned_embeds.bin', 'pytorch_lora_weights.bin', 'image_encoder.txt'],
];
const SCANNED = ['.ckpt', '.bin', '.pth', '.safetensors', '.pt', '.gguf'];

/** Returns what may be a model in a folder. Hidden files and folders are left out. */
export function scan(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  const isDirectory = ({ name }: Dirent) => isFolder(join(folder, name));
  const files = entries.filter((entry) => !isDirectory(entry)).map(({ name }) => name);
  if (files.some((name) => MARKERS.includes(name))) return [folder];
  return [
    ...files.filter((name) => SCANNED.some((end) => name.endsWith(end))).map((name) => join(folder, name)),
    ...entries.filter(isDirectory).flatMap(({ name }) => scan(join(folder, name))),
  ];
}
