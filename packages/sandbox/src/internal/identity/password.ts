import { Buffer } from 'node:buffer';
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** Cheap, because tests log in often. The server spends a third of a second. */
const COST = { N: 16, r: 1, p: 1 };
const LENGTH = 32;

/** The server's passwords end after this many bytes. */
const MAX_BYTES = 72;

const digest = (password: string, salt: string): Buffer =>
  scryptSync(Buffer.from(password).subarray(0, MAX_BYTES), salt, LENGTH, COST);

/** Returns a password as it is stored. */
export function hashPassword(password: string): string {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${digest(password, salt).toString('hex')}`;
}

/** Returns whether a password is the stored one. Nothing equals an empty hash. */
export function isPassword(password: string, hash: string): boolean {
  const [salt = '', stored = ''] = hash.split(':');
  return stored !== '' && timingSafeEqual(digest(password, salt), Buffer.from(stored, 'hex'));
}

/** Returns why a password is refused; undefined when it is accepted. */
export function findPasswordProblem(password: string, isStrict: boolean): string | undefined {
  if (!isStrict) return password === '' ? 'Password cannot be empty' : undefined;
  if ([...password].length < 8) return 'Password must be at least 8 characters long';
  const isMixed = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u].every((kind) => kind.test(password));
  return isMixed ? undefined : 'Password must contain uppercase, lowercase, and numbers';
}
