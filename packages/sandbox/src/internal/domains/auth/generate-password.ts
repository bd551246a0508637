import { randomInt } from 'node:crypto';

const LENGTH = 16;
const KINDS = [/[A-Z]/, /[a-z]/, /\d/];

/** Returns a random password of printable ASCII characters, with letters of both cases and a digit. */
export function generatePassword(): string {
  for (;;) {
    const password = Array.from({ length: LENGTH }, () => String.fromCodePoint(randomInt(0x21, 0x7f))).join('');
    if (KINDS.every((kind) => kind.test(password))) return password;
  }
}
