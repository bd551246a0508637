import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Returns a function that changes the day of a new image in the database of a running InvokeAI. */
export const backdateIn =
  (root: string) =>
  async (days: number, create: () => Promise<string>): Promise<string> => {
    const name = await create();
    const database = new DatabaseSync(join(root, 'databases', 'invokeai.db'), { timeout: 10_000 });
    try {
      const earlier = `strftime('%Y-%m-%d %H:%M:%f', created_at, '-${days} days')`;
      database.prepare(`update images set created_at = ${earlier} where image_name = ?`).run(name);
    } finally {
      database.close();
    }
    return name;
  };
