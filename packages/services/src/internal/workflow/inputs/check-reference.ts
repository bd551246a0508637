import { printValue } from '@x/transport/errors';

import { type CheckedValue, type ImageFile, pending, ready, refused } from './checked-value.js';

const IMAGE = 'must be an image: its name, an `Image`, or its file as a blob or bytes';
const VIDEO = 'must be a video: its name, or a `Video`';
const BOARD = 'must be a board: its id or name, a `Board`, "auto" or "none"';

/** Checks an image. Whether it exists is not known yet. */
export function checkImage(value: unknown): CheckedValue {
  const name = nameIn(value, 'image_name');
  if (name !== undefined) {
    if (!isPath(name)) return pending({ kind: 'image', name });
    const advice = 'that is a path; read the file first, such as with `openAsBlob` of node:fs, and pass it';
    return refused(`${IMAGE}, got ${printValue(value)}: ${advice}`);
  }
  return isFile(value) ? pending({ kind: 'upload', file: value }) : refused(`${IMAGE}, got ${printValue(value)}`);
}

/** Checks a video. Whether it exists is not known yet. */
export function checkVideo(value: unknown): CheckedValue {
  const name = nameIn(value, 'video_name');
  return name !== undefined && !isPath(name)
    ? pending({ kind: 'video', name })
    : refused(`${VIDEO}, got ${printValue(value)}`);
}

/** Checks a board. `auto` is the board of the run, `none` is none. */
export function checkBoard(value: unknown): CheckedValue {
  if (value === 'auto' || value === 'none') return ready(value);
  const name = nameIn(value, 'board_id');
  return name === undefined ? refused(`${BOARD}, got ${printValue(value)}`) : pending({ kind: 'board', name });
}

/** Whether a value has bytes that can be uploaded. */
export function isFile(value: unknown): value is ImageFile {
  if (typeof value !== 'object' || value === null) return false;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return true;
  return 'arrayBuffer' in value && typeof value.arrayBuffer === 'function';
}

function nameIn(value: unknown, key: string): string | undefined {
  const fields: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const name = typeof value === 'string' ? value : fields[key];
  return typeof name === 'string' && name.trim() !== '' ? name : undefined;
}

const isPath = (name: string): boolean => /[/\\]/.test(name) || name.startsWith('data:');
