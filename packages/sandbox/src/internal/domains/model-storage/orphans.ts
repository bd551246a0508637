import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { extname, join, relative, resolve, sep } from 'node:path';

const MODEL_FILES = new Set(['.safetensors', '.ckpt', '.pt', '.pth', '.bin', '.onnx', '.gguf']);
/** Folders in which the server works on models. */
const SKIPPED = new Set(['.download_cache', '.convert_cache', '.convert_tmp', '__pycache__', '.git']);

/** Returns what is directly in the folder of models and holds files of models, none of which belongs to a record. */
export function findOrphans(folder: string, registered: readonly string[]) {
  if (!existsSync(folder)) return [];
  const owned = registered.map((path) => topOf(folder, resolve(folder, path)) ?? resolve(folder, path));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => MODEL_FILES.has(extname(name).toLowerCase()))
    .filter((name) => !name.split(sep).some((part) => SKIPPED.has(part)))
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile() && !owned.some((owner) => isWithin(owner, file)));
  return [...Map.groupBy(files, (file) => topOf(folder, file) ?? file)].map(([top, inside]) => ({
    path: relative(folder, top),
    absolute_path: top,
    files: inside.map((file) => relative(top, file) || '.'),
    size_bytes: inside.reduce((sum, file) => sum + statSync(file).size, 0),
  }));
}

/** Removes a folder in the folder of models, orphaned or not. Returns why it did not, in the server's words. */
export function removeOrphan(folder: string, path: string): string | undefined {
  const target = resolve(folder, path);
  if (!isWithin(folder, target)) return 'error: path is not under models directory';
  if (isWithin(join(folder, '.convert_tmp'), target)) return 'error: path is reserved for active conversion';
  if (!existsSync(target)) return 'error: path does not exist';
  if (!statSync(target).isDirectory()) return `error: [Errno 20] Not a directory: PosixPath('${target}')`;
  rmSync(target, { recursive: true });
  return undefined;
}

const isWithin = (folder: string, path: string): boolean => path === folder || path.startsWith(folder + sep);

/** Returns what is directly in a folder and contains `path`, or is it. */
function topOf(folder: string, path: string): string | undefined {
  const [first] = isWithin(folder, path) ? relative(folder, path).split(sep) : [];
  return first === undefined || first === '' ? undefined : join(folder, first);
}
