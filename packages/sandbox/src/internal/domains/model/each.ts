import { list } from '../../validation/list.js';
import { must, object } from '../../validation/object.js';
import { string } from '../../validation/string.js';

/** Reads the keys of several models. */
export const keyList = object({ keys: must(list(string())) });

/** Carries out `work` for each key, and returns the keys for which it did not throw and the others with the reason. */
export function each(keys: readonly string[], work: (key: string) => void) {
  const done: string[] = [];
  const failed: { key: string; error: string }[] = [];
  for (const key of keys) {
    try {
      work(key);
      done.push(key);
    } catch (error) {
      failed.push({ key, error: error instanceof Error ? error.message : String(error) });
    }
  }
  return { done, failed };
}
