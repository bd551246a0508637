import type { Credentials } from '../credentials.js';

/** The tokens of the connections of one socket. */
export interface Tokens {
  /** Returns the token of the next connection. */
  next(): Promise<string | undefined>;
  /** Records that the server refused the connection with this token: the next one needs another. */
  refused(token: string | undefined): void;
}

/** Returns the tokens of a socket. */
export function createTokens(credentials: Credentials): Tokens {
  let read = credentials.get;
  return {
    next() {
      const token = read();
      read = credentials.get;
      return token;
    },
    refused(token) {
      read = () => credentials.renew(token);
    },
  };
}
