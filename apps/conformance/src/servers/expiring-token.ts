import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Returns a function that signs the token of a login anew, with another end, by the key of a running InvokeAI. */
export const expiringTokenIn =
  (root: string) =>
  async (milliseconds: number, login: () => Promise<string>): Promise<string> => {
    const [header = '', claims = ''] = (await login()).split('.');
    const exp = Math.floor((Date.now() + milliseconds) / 1_000);
    const payload = JSON.stringify({ ...JSON.parse(Buffer.from(claims, 'base64url').toString()), exp });
    const content = `${header}.${Buffer.from(payload).toString('base64url')}`;
    return `${content}.${createHmac('sha256', keyIn(root)).update(content).digest('base64url')}`;
  };

function keyIn(root: string): string {
  const database = new DatabaseSync(join(root, 'databases', 'invokeai.db'), { readOnly: true, timeout: 10_000 });
  try {
    const row = database.prepare("select value from app_settings where key = 'jwt_secret'").get();
    return String(row?.['value']);
  } finally {
    database.close();
  }
}
